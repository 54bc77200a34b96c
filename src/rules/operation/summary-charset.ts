import { locationOf, member } from "../../connector/node.ts";
import { selectableOperations } from "../../connector/swagger/selectable.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { oddCharacters } from "../../wording/odd-characters.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "operation/summary-charset",
  severity: "warning",
  kinds: ["certified", "independent"],
  needs: ["swagger"],
  title: "Summaries of letters, digits, blanks and parentheses",
  why: "The summary becomes the name of an action in flow definitions; the submission rules allow only letters, digits, blanks and parentheses. A hyphen, comma or apostrophe is tolerated.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission",
  since: "0.1.0",
  *check({ swagger }) {
    for (const operation of selectableOperations(swagger)) {
      const node = member(operation.node, "summary");
      const odd = oddCharacters(operation.summary ?? "");
      if (node === undefined || odd === undefined || operation.isInternal) continue;
      yield {
        location: locationOf(node),
        subject: [operation.name],
        message: `The summary ${quoted(operation.summary ?? "")} contains ${odd.characters.map(quoted).join(" ")}.`,
        fix: "Reword it with letters, digits, blanks and parentheses.",
        ...(odd.isMild ? { severity: "info" as const } : {}),
      };
    }
  },
});
