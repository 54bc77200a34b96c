import { locationOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { brandColor } from "./_colors.ts";

export default defineRule({
  id: "icon/color-white",
  policy: ["5000.2.1.1"],
  severity: "error",
  kinds: ["certified"],
  needs: ["properties"],
  title: "A brand colour other than white",
  why: "On white the connector's card cannot be told from the page. Certification refuses it.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission",
  since: "0.1.0",
  *check({ properties }) {
    const color = brandColor(properties);
    if (color?.text.toLowerCase() !== "#ffffff") return;
    yield {
      location: locationOf(color.node),
      subject: ["iconBrandColor"],
      message: `The brand colour ${quoted(color.text)} is white.`,
      fix: "Set `iconBrandColor` to the brand's own colour and give the icon the same background.",
    };
  },
});
