import { locationOf, member } from "../../connector/node.ts";
import { selectableOperations } from "../../connector/swagger/selectable.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

/** As Microsoft's validator prints them. */
const restricted = /[/\\<>*%&?]/g;

export default defineRule({
  id: "operation/summary-restricted-chars",
  official: ["RestrictedCharactersInSummary"],
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["swagger"],
  title: "Summaries without the characters / \\ < > * % & ?",
  why: "The summary becomes the name of an action in flow definitions, where these characters break expressions; the validator refuses them.",
  source: "Microsoft Swagger Validator, rule RestrictedCharactersInSummary",
  since: "0.1.0",
  *check({ swagger }) {
    for (const operation of selectableOperations(swagger)) {
      const node = member(operation.node, "summary");
      const found = [...new Set(operation.summary?.match(restricted) ?? [])];
      if (node === undefined || operation.summary === undefined || found.length === 0) continue;
      yield {
        location: locationOf(node),
        subject: [operation.name],
        message: `The summary ${quoted(operation.summary)} contains ${found.map(quoted).join(" ")}, which the validator refuses.`,
        fix: `Reword it without ${found.length === 1 ? "the character" : "these characters"}: ${quoted(withoutRestricted(operation.summary))}.`,
      };
    }
  },
});

/** A sign between two words says something: `a < b`. At words it is a bracket, a wildcard or a question mark. */
function withoutRestricted(summary: string): string {
  return summary
    .replace(/\s*&\s*/g, " and ")
    .replace(/\s*[/\\]\s*/g, " or ")
    .replace(/%/g, " percent")
    .replace(/(?<=\s)<(?=\s)/g, "less than")
    .replace(/(?<=\s)>(?=\s)/g, "greater than")
    .replace(/(?<=\s)\*(?=\s)/g, "times")
    .replace(/[<>*?]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}
