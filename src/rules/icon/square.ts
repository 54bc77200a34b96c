import { defineRule } from "../../review/rule/rule.ts";
import { atFile } from "../../text/location.ts";

export default defineRule({
  id: "icon/square",
  policy: ["5000.2.1.4"],
  severity: "error",
  kinds: ["certified"],
  needs: ["icon"],
  title: "A square icon",
  why: "Cards and menus show icons in a square; certification refuses other shapes, which would be distorted.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission",
  since: "0.1.0",
  *check({ icon }) {
    if (icon.image === undefined || icon.image.width === icon.image.height) return;
    const { width, height } = icon.image;
    const side = Math.min(230, Math.max(100, width, height));
    yield {
      location: atFile(icon.file),
      subject: ["icon.png"],
      message: `The icon has ${width} × ${height} pixels and is not square.`,
      fix: `Extend or crop it to ${side} × ${side} pixels; do not stretch it.`,
    };
  },
});
