import { keyLocationOf, members, type Node } from "../../connector/node.ts";
import { isEmptyOperation } from "../../connector/swagger/empty-operation.ts";
import { selectableOperations, selectableParameters } from "../../connector/swagger/selectable.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { counted } from "../../wording/counted.ts";

export default defineRule({
  id: "operation/visibility-missing",
  severity: "info",
  needs: ["swagger"],
  title: "A decision on what makers see first",
  why: "Designers show what is important and hide what is advanced or internal; without the extension everything stands in one row.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/openapi-extensions",
  since: "0.1.0",
  *check({ swagger }) {
    const operations = selectableOperations(swagger).filter(
      (operation) => operation.kind !== "mcp" && !isDecided(operation.node) && !isEmptyOperation(operation),
    );
    const parameters = selectableParameters(swagger).filter(
      ({ parameter, operations: users }) =>
        !isDecided(parameter.node) && users.some(({ kind }) => kind !== "mcp"),
    );
    const first = operations[0]?.node ?? parameters[0]?.parameter.node;
    if (first === undefined) return;
    yield {
      location: keyLocationOf(first),
      subject: ["x-ms-visibility"],
      message: `The definition says nothing on the visibility of ${[
        ...countedUnlessZero(operations.length, "operation"),
        ...countedUnlessZero(parameters.length, "parameter"),
      ].join(" and ")}.`,
      fix: "Add `x-ms-visibility` with `important`, `advanced` or `internal` where it helps; without it they are shown as usual.",
    };
  },
});

/** A misspelled extension is a decision, too: extension/misspelled says that it has no effect. */
function isDecided(node: Node): boolean {
  return members(node).some(({ name }) => /visib/i.test(name));
}

function countedUnlessZero(count: number, noun: string): readonly string[] {
  return count === 0 ? [] : [counted(count, noun)];
}
