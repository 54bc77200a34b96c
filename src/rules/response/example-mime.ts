import { items, keyLocationOf, member, members, type Node, stringOf } from "../../connector/node.ts";
import type { Operation, Response, Swagger } from "../../connector/swagger/swagger.ts";
import { defineRule, type Edits } from "../../review/rule/rule.ts";
import { appendItem, removeAt } from "../../text/json/json-change.ts";
import { quoted } from "../../wording/quoted.ts";

/** What the platform reads. */
const supported = ["application/json", "text/plain"];

export default defineRule({
  id: "response/example-mime",
  official: ["ResponseExampleMustBeProducedByOperation"],
  severity: "warning",
  needs: ["swagger"],
  title: "Examples in a content type that the operation returns",
  why: "An example is filed under the content type it has. Under one that the operation does not return, it is an example of nothing.",
  source:
    "Microsoft Swagger Validator, rule ResponseExampleMustBeProducedByOperation; OpenAPI 2.0, Example Object",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { operation, response, example, type } of strays(swagger)) {
      const list = member(operation.node, "produces") ?? member(swagger.root, "produces");
      const kept = supported.includes(type) ? list : undefined;
      yield {
        location: keyLocationOf(example),
        subject: [operation.name, response.status, type],
        message: `The example ${quoted(type)} of the response ${quoted(response.status)} is no content type that ${quoted(operation.name)} returns.`,
        fix:
          kept === undefined
            ? "Delete the example."
            : `Add ${quoted(type)} to \`produces\` or delete the example.`,
        // A shared response belongs to other operations, too: there is nothing that fixes all.
        ...(response.node === response.usedAt ? { edits: editsFor(example, type, kept) } : {}),
      };
    }
  },
});

interface Stray {
  readonly operation: Operation;
  readonly response: Response;
  readonly example: Node;
  readonly type: string;
}

/** Examples in a type that their operation does not return. */
function strays(swagger: Swagger): readonly Stray[] {
  return swagger.operations().flatMap((operation) => {
    if (operation.kind === "mcp") return [];
    const list = member(operation.node, "produces") ?? member(swagger.root, "produces");
    const produced = items(list).map((item) => stringOf(item)?.trim().toLowerCase());
    return operation.responses.flatMap((response) =>
      members(member(response.node, "examples"))
        .filter(({ name }) => !produced.includes(name.trim().toLowerCase()))
        .map(({ name, node }) => ({ operation, response, example: node, type: name })),
    );
  });
}

function editsFor(example: Node, type: string, produces: Node | undefined): Edits {
  return [produces === undefined ? removeAt(example.pointer) : appendItem(produces.pointer, type)];
}
