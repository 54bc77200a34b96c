import { defineRule } from "../../review/rule/rule.ts";
import { atFile } from "../../text/location.ts";
import { distance, white } from "./_colors.ts";
import { logoShare } from "./_logo.ts";
import { percent } from "./_percent.ts";

/** Share of the logo's pixels. */
const minShare = 0.5;
/** Share of the icon's side. */
const maxLogoPlate = 0.9;

export default defineRule({
  id: "icon/logo-white",
  severity: "info",
  kinds: ["certified"],
  needs: ["icon"],
  title: "A white logo on a coloured background",
  why: "White logos are what makers know from the gallery; a coloured one on a coloured background is hard to recognise.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission",
  since: "0.1.0",
  *check({ icon }) {
    const { image } = icon;
    if (image?.background === undefined || image.logo === undefined || image.hasRoundedCorners) return;
    // On a light background a white logo could not be seen.
    if (distance(image.background, white) < 64 || image.backgroundShare < 0.95) return;
    // What fills nearly all of it is a plate in a frame.
    if (image.whiteLogoShare >= minShare || (logoShare(image) ?? 0) > maxLogoPlate) return;
    yield {
      location: atFile(icon.file),
      subject: ["icon.png"],
      message: `Only ${percent(image.whiteLogoShare)} of the logo on the icon is white.`,
      fix: "Use a white version of the logo where the brand has one.",
    };
  },
});
