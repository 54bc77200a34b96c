import { member, placeOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule.ts";
import { sameText } from "../../text/same-text.ts";
import { writtenParameters } from "./_written.ts";

export default defineRule({
  id: "parameter/description-equals-summary",
  severity: "warning",
  needs: ["swagger"],
  title: "Descriptions of parameters that say more than the label",
  why: "Designers show label and description of a field together; the same words twice do not tell makers what to enter.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/connector-string-guidance",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { parameter, subject, label, isHidden } of writtenParameters(swagger)) {
      const node = member(parameter.node, "description");
      const { summary = "", description = "" } = parameter;
      if (node === undefined || isHidden || description.trim() === "") continue;
      if (!sameText(summary, description)) continue;
      yield {
        at: placeOf(node),
        subject,
        message: `The description of ${label} repeats its label.`,
        fix: "Say what to enter: the format, where to find it, or what it changes.",
      };
    }
  },
});
