import { locationOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { setValue } from "../../text/json/json-change.ts";
import { quoted } from "../../wording/quoted.ts";
import { brandColor, independentColor, parseColor } from "./_colors.ts";

export default defineRule({
  id: "icon/color-independent",
  severity: "error",
  kinds: ["independent"],
  preset: "microsoft",
  needs: ["properties"],
  title: "The common colour of independent publishers",
  why: "All connectors of independent publishers have one colour, so that makers recognise them. Reviewers refuse any other.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission-ip",
  since: "0.1.0",
  *check({ properties }) {
    const color = brandColor(properties);
    if (color === undefined || parseColor(color.text) === undefined) return;
    if (color.text.toLowerCase() === independentColor) return;
    yield {
      location: locationOf(color.node),
      subject: ["iconBrandColor"],
      message: `The brand colour ${quoted(color.text)} is not the colour of independent publishers.`,
      fix: `Write \`"iconBrandColor": "${independentColor}"\`.`,
      edits: [setValue(color.node.pointer, independentColor)],
    };
  },
});
