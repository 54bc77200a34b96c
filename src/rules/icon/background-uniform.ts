import { defineRule } from "../../review/rule/rule.ts";
import { atFile } from "../../text/location.ts";
import { hexOf } from "./_colors.ts";
import { logoShare, maxLogoShare } from "./_logo.ts";
import { percent } from "./_percent.ts";

/** Share of the border's pixels. */
const minShare = 0.95;

export default defineRule({
  id: "icon/background-uniform",
  severity: "info",
  kinds: ["certified"],
  needs: ["icon"],
  title: "One flat colour along the icon's border",
  why: "A gradient, a frame or a logo that reaches the edge does not blend with the card around the icon.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission",
  since: "0.1.0",
  *check({ icon }) {
    const { image } = icon;
    // Transparency and rounded corners have rules of their own.
    if (image === undefined || image.borderTransparentShare > 0 || image.hasRoundedCorners) return;
    // A logo that reaches the edge is too large: icon/logo-ratio says so.
    if (image.backgroundShare >= minShare || (logoShare(image) ?? 0) >= maxLogoShare) return;
    const { background } = image;
    yield {
      location: atFile(icon.file),
      subject: ["icon.png"],
      message:
        background === undefined
          ? "No single colour prevails along the icon's border."
          : `Only ${percent(image.backgroundShare)} of the icon's border have the background colour \`${hexOf(background)}\`.`,
      fix: "Use one flat background colour up to the edge and keep the logo inside.",
    };
  },
});
