import { locationOf, member } from "../../connector/node.ts";
import { selectableOperations } from "../../connector/swagger/selectable.ts";
import type { Operation } from "../../connector/swagger/swagger.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { wordsOf } from "../../text/identifier-words.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "operation/duplicate-summary",
  severity: "warning",
  needs: ["swagger"],
  title: "Summaries that stand once",
  why: "The summary is the name of the action in designers; makers cannot tell two actions with one name apart.",
  source: "Connector Review",
  since: "0.1.0",
  *check({ swagger }) {
    const visible = selectableOperations(swagger).filter(({ isInternal }) => !isInternal);
    const bySummary = Map.groupBy(visible, ({ summary }) =>
      summary?.trim().replace(/\s+/g, " ").toLowerCase(),
    );
    for (const [summary, operations] of bySummary) {
      const [first, second] = operations;
      if (summary === undefined || summary === "" || first?.node.pointer === second?.node.pointer) continue;
      const wrong = wrongOf(operations);
      const node = member(wrong?.node, "summary");
      if (wrong === undefined || node === undefined) continue;
      const shown = operations.indexOf(wrong) < 3 ? operations : [...operations.slice(0, 2), wrong];
      yield {
        location: locationOf(node),
        subject: operations.map(({ name }) => name).sort(),
        message: `The summary ${quoted(wrong.summary ?? "")} stands on ${operations.length} operations: ${shown
          .slice(0, 3)
          .map(({ name }) => quoted(name))
          .join(", ")}.`,
        fix: "Make the summaries distinct, or deprecate the operation that another one replaces.",
      };
    }
  },
});

/** Where some have the summary by right, because it is their id in words, it was copied to the first of the others. */
function wrongOf(operations: readonly Operation[]): Operation | undefined {
  const others = operations.filter((operation) => !saysItsId(operation));
  return others.length < operations.length ? (others[0] ?? operations[1]) : operations[1];
}

function saysItsId({ id = "", summary = "" }: Operation): boolean {
  const key = (text: string): string =>
    wordsOf(text)
      .filter((word) => !["a", "an", "the"].includes(word))
      .sort()
      .join(" ");
  return key(id) === key(summary);
}
