import { locationOf, member } from "../../connector/node.ts";
import type { Operation } from "../../connector/swagger/swagger.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "operation/id-not-unique",
  official: ["OperationIdNotUnique"],
  policy: ["5000.2.6.2"],
  severity: "error",
  needs: ["swagger"],
  title: "Operation ids that stand once",
  why: "Flows and formulas call an operation by its id. Two operations with one id cannot be told apart, and the definition is refused.",
  source: "Microsoft Swagger Validator, rule OperationIdNotUnique",
  since: "0.1.0",
  *check({ swagger }) {
    const byId = Map.groupBy(
      swagger.operations().filter(({ id }) => id !== undefined),
      ({ name }) => name,
    );
    for (const [id, [first, second, ...others]] of byId) {
      const node = member(second?.node, "operationId");
      if (first === undefined || second === undefined || node === undefined) continue;
      // One operation, reached a second time through a reference in place of a path.
      if (first.node.pointer === second.node.pointer) continue;
      const rest = others.length === 0 ? "" : `, and ${others.length} more`;
      yield {
        location: locationOf(node),
        subject: [id],
        message: `The operation id ${quoted(id)} belongs to ${quoted(addressOf(first))} and ${quoted(addressOf(second))}${rest}.`,
        fix: `Give ${quoted(addressOf(second))} an id of its own.`,
      };
    }
  },
});

function addressOf({ method, path }: Operation): string {
  return `${method.toUpperCase()} ${path}`;
}
