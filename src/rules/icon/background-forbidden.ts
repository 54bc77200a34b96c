import { defineRule } from "../../review/rule/rule.ts";
import { atFile } from "../../text/location.ts";
import { defaultColor, distance, hexOf, white } from "./_colors.ts";

/** Per channel: export programs move colors a little. */
const tolerance = 4;

export default defineRule({
  id: "icon/background-forbidden",
  policy: ["5000.2.1.1"],
  severity: "error",
  kinds: ["certified"],
  needs: ["icon"],
  title: "An icon background other than white and the default blue",
  why: "On white an icon has no visible edge, and the default blue is nobody's brand. Certification refuses both.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission",
  since: "0.1.0",
  *check({ icon }) {
    const background = icon.image?.background;
    if (background === undefined) return;
    const isWhite = distance(background, white) <= tolerance;
    if (!isWhite && distance(background, defaultColor) > tolerance) return;
    yield {
      location: atFile(icon.file),
      subject: ["icon.png"],
      message: `The icon's background \`${hexOf(background)}\` is ${isWhite ? "white" : "the platform's default blue"}.`,
      fix: "Use the brand's own colour as background and write the same into `iconBrandColor`.",
    };
  },
});
