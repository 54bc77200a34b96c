import { locationOf, member } from "../../connector/node.ts";
import { selectableOperations } from "../../connector/swagger/selectable.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { sameText } from "../../wording/same-text.ts";

export default defineRule({
  id: "operation/description-equals-summary",
  severity: "warning",
  needs: ["swagger"],
  covers: ["operation/description-punctuation", "operation/description-short"],
  title: "Descriptions that say more than the summary",
  why: "Designers show the description below the summary, and AI assistants choose actions by it. The same words twice tell neither of them more.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/connector-string-guidance",
  since: "0.1.0",
  *check({ swagger }) {
    for (const operation of selectableOperations(swagger)) {
      const node = member(operation.node, "description");
      const { summary = "", description = "" } = operation;
      if (node === undefined || operation.isInternal || description.trim() === "") continue;
      if (!sameText(summary, description)) continue;
      yield {
        location: locationOf(node),
        subject: [operation.name],
        message: `The description of ${quoted(operation.name)} repeats its summary.`,
        fix: "Say in a full sentence what the operation returns or changes, and for what.",
      };
    }
  },
});
