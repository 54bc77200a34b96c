import { locationOf, member } from "../../connector/node.ts";
import { selectableParameters } from "../../connector/swagger/selectable.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { partLabel } from "../../wording/part-label.ts";
import { sameText } from "../../wording/same-text.ts";

export default defineRule({
  id: "parameter/description-equals-summary",
  severity: "warning",
  needs: ["swagger"],
  covers: ["parameter/description-punctuation"],
  title: "Descriptions of parameters that say more than the label",
  why: "Designers show label and description of a field together; the same words twice do not tell makers what to enter.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/connector-string-guidance",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { parameter, subject, label, isHidden } of selectableParameters(swagger)) {
      const node = member(parameter.node, "description");
      const { summary = "", description = "" } = parameter;
      if (node === undefined || isHidden || description.trim() === "") continue;
      if (!sameText(summary, description)) continue;
      const labelNode = member(parameter.node, "x-ms-summary");
      if (labelNode !== undefined && isSentence(summary)) {
        yield {
          location: locationOf(labelNode),
          subject,
          message: `The label of ${partLabel(label)} has ${wordCount(summary)} words, and the description repeats them.`,
          fix: "Shorten the label to a few words.",
          cause: "label",
          consequences: [{ rules: ["parameter/summary-charset"], under: labelNode.pointer }],
        };
        continue;
      }
      yield {
        location: locationOf(node),
        subject,
        message: `The description of ${partLabel(label)} repeats its label.`,
        fix: "Say what to enter: the format, where to find it, or what it changes.",
      };
    }
  },
});

/** A label of so many words is a description: that one may stay as it is. */
function isSentence(label: string): boolean {
  return wordCount(label) >= 6 || (wordCount(label) >= 4 && /\.\s*$/.test(label));
}

function wordCount(text: string): number {
  return text.split(/\s+/).filter((part) => /[\p{L}\p{N}]/u.test(part)).length;
}
