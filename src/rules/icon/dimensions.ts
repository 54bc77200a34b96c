import { defineRule } from "../../review/rule/rule.ts";
import { atFile } from "../../text/location.ts";
import { maxSide, minSide } from "./_dimensions.ts";

export default defineRule({
  id: "icon/dimensions",
  policy: ["5000.2.1.4"],
  severity: "error",
  kinds: ["certified"],
  needs: ["icon"],
  title: "An icon of 100 to 230 pixels a side",
  why: "Certification refuses smaller and larger icons: they are shown blurred or scaled down.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission",
  since: "0.1.0",
  *check({ icon }) {
    if (icon.image === undefined) return;
    const { width, height } = icon.image;
    const isSmall = Math.min(width, height) < minSide;
    if (!isSmall && Math.max(width, height) <= maxSide) return;
    yield {
      location: atFile(icon.file),
      subject: ["icon.png"],
      message: `The icon has ${width} × ${height} pixels; a side has to be between ${minSide} and ${maxSide} pixels.`,
      fix: isSmall
        ? `Export it again at ${maxSide} × ${maxSide} pixels from the original drawing.`
        : `Scale it down to ${maxSide} × ${maxSide} pixels.`,
    };
  },
});
