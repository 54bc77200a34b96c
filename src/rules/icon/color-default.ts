import { locationOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { brandColor } from "./_colors.ts";

export default defineRule({
  id: "icon/color-default",
  policy: ["5000.2.1.1"],
  severity: "error",
  kinds: ["certified"],
  needs: ["properties"],
  title: "A brand colour other than the platform's default",
  why: "The default says that nobody chose a colour. Certification refuses it.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission",
  since: "0.1.0",
  *check({ properties }) {
    const color = brandColor(properties);
    const text = color?.text.toLowerCase();
    if (color === undefined || (text !== "#007ee5" && text !== "#007ee6")) return;
    const isSample = text === "#007ee6";
    yield {
      location: locationOf(color.node),
      subject: ["iconBrandColor"],
      message: `The brand colour ${quoted(color.text)} is the one of ${isSample ? "the sample in the documentation" : "a connector that never chose a colour"}.`,
      fix: "Set `iconBrandColor` to the brand's own colour, the background of the icon.",
      // Published with this color, which is one step away from the refused one.
      ...(isSample ? { severity: "info" as const } : {}),
    };
  },
});
