import { locationOf, member, type Node, stringOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { whose } from "../../wording/whose.ts";
import { selectableCalls } from "./_calls.ts";
import { followOutput } from "./_outputs.ts";

/** Where each extension says in which part of the answer the list is. */
const pathMembers: ReadonlyMap<string, string> = new Map([
  ["x-ms-dynamic-values", "value-collection"],
  ["x-ms-dynamic-list", "itemsPath"],
]);

export default defineRule({
  id: "extension/dynamic-target-array",
  official: ["InvokedOperationShouldProduceArray"],
  severity: "warning",
  needs: ["swagger"],
  title: "Lists of choices from arrays",
  why: "The designer offers the elements of this array as choices; where it finds none, the list stays empty.",
  source: "Microsoft Swagger Validator, rule InvokedOperationShouldProduceArray",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { by, owner, node, operationId } of selectableCalls(swagger)) {
      const pathMember = pathMembers.get(by);
      const operation = swagger.operation(stringOf(operationId) ?? "");
      if (pathMember === undefined || operation === undefined) continue;
      const at = member(node, pathMember);
      const path = stringOf(at) ?? "";
      const found = followOutput(swagger, operation, path);
      if (found.state === "unknown" || (found.state === "found" && mayBeArray(found.node))) continue;
      yield {
        location: locationOf(at ?? operationId),
        subject: [...owner, by, operation.name],
        message:
          path === ""
            ? `The ${quoted(by)} ${whose(owner)} takes the whole answer of ${quoted(operation.name)}, which is no array.`
            : `The ${quoted(by)} ${whose(owner)} looks for an array at ${quoted(path)}, where ${quoted(operation.name)} returns none.`,
        fix: `Set ${quoted(pathMember)} to the path of the array in the response of ${quoted(operation.name)}, or describe the array there.`,
      };
    }
  },
});

function mayBeArray(schema: Node): boolean {
  const type = stringOf(member(schema, "type"));
  return type === undefined || type === "array";
}
