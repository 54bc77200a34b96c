import { locationOf, member, type Node, stringOf } from "../../connector/node.ts";
import type { Operation, Swagger } from "../../connector/swagger/swagger.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { whose } from "../../wording/whose.ts";
import { selectableCalls } from "./_calls.ts";
import { elementOf, type Found, follow, followOutput } from "./_outputs.ts";

interface Paths {
  /** Names the list the other paths start from; undefined: the answer itself, which is no list. */
  readonly list: string | undefined;
  readonly values: readonly string[];
}

const treePaths: Paths = {
  list: "itemsPath",
  values: ["itemValuePath", "itemTitlePath", "itemFullTitlePath"],
};

const pathsOf: ReadonlyMap<string, Paths> = new Map([
  ["x-ms-dynamic-values", { list: "value-collection", values: ["value-path", "value-title"] }],
  ["x-ms-dynamic-list", { list: "itemsPath", values: ["itemValuePath", "itemTitlePath"] }],
  ["x-ms-dynamic-schema", { list: undefined, values: ["value-path"] }],
  ["x-ms-dynamic-properties", { list: undefined, values: ["itemValuePath"] }],
  ["x-ms-dynamic-tree.open", treePaths],
  ["x-ms-dynamic-tree.browse", treePaths],
]);

export default defineRule({
  id: "extension/dynamic-target-property",
  official: ["InvokedOperationShouldProduceProperty"],
  severity: "warning",
  needs: ["swagger"],
  title: "Choices and schemas from properties the operation returns",
  why: "The designer takes the text and the value of each choice from these properties; where they are missing makers see blank lines. A form takes its schema from one.",
  source: "Microsoft Swagger Validator, rule InvokedOperationShouldProduceProperty",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { by, owner, node, operationId } of selectableCalls(swagger)) {
      const paths = pathsOf.get(by);
      const operation = swagger.operation(stringOf(operationId) ?? "");
      if (paths === undefined || operation === undefined) continue;
      const element = startOf(swagger, operation, node, paths.list);
      if (element === undefined) continue;
      for (const name of paths.values) {
        const at = member(node, name);
        const path = stringOf(at) ?? "";
        const found = follow(swagger, element, path);
        if (at === undefined || found.state !== "missing") continue;
        yield {
          location: locationOf(at),
          subject: [...owner, by, name],
          message: `The ${quoted(name)} of the ${quoted(by)} ${whose(owner)} is ${quoted(path)}, which ${quoted(operation.name)} does not return.`,
          ...fixFor(operation, found),
        };
      }
    }
  },
});

function fixFor(
  { name: called }: Operation,
  { name, like }: Extract<Found, { readonly state: "missing" }>,
): Pick<Diagnostic, "fix" | "cause"> {
  if (like === undefined)
    return {
      fix: `Use a property that ${quoted(called)} returns, or describe ${quoted(name)} in its response.`,
    };
  return {
    fix: `${quoted(called)} describes ${quoted(like)}: write the name in both places as the service returns it.`,
    cause: "case",
  };
}

/** What the paths start from. */
function startOf(
  swagger: Swagger,
  operation: Operation,
  call: Node,
  list: string | undefined,
): Node | undefined {
  if (list !== undefined) return listElement(swagger, operation, stringOf(member(call, list)) ?? "");
  const answer = followOutput(swagger, operation, "");
  return answer.state === "found" ? answer.node : undefined;
}

/** Undefined when the list isn't at the declared path: extension/dynamic-target-array reports that. */
function listElement(swagger: Swagger, operation: Operation, path: string): Node | undefined {
  const list = followOutput(swagger, operation, path);
  if (list.state !== "found" || stringOf(member(list.node, "type")) !== "array") return undefined;
  return elementOf(swagger, list.node);
}
