import { locationOf, member } from "../../connector/node.ts";
import { selectableOperations } from "../../connector/swagger/selectable.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

const minWords = 4;

export default defineRule({
  id: "operation/description-short",
  severity: "info",
  kinds: ["certified", "independent"],
  needs: ["swagger"],
  title: "Descriptions of operations of at least four words",
  why: "Makers and AI assistants choose actions by their descriptions; a word or two leave them guessing.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission",
  since: "0.1.0",
  *check({ swagger }) {
    for (const operation of selectableOperations(swagger)) {
      const node = member(operation.node, "description");
      const description = operation.description?.trim() ?? "";
      if (node === undefined || description === "" || operation.isInternal) continue;
      if (description.split(/\s+/).length >= minWords) continue;
      yield {
        location: locationOf(node),
        subject: [operation.name],
        message: `The description of ${quoted(operation.name)}, ${quoted(description)}, has fewer than ${minWords} words.`,
        fix: "Write a full sentence with a verb and what it acts on.",
      };
    }
  },
});
