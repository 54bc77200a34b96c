/** Operations that are gone or have another name. */
import { items, member, members, type Node, stringOf } from "../../connector/node.ts";
import type { Operation, Swagger } from "../../connector/swagger/swagger.ts";
import { type JsonChange, setMember } from "../../text/json/json-change.ts";

/** Where the id is written; the operation itself without one. */
export function operationIdOf({ node }: Operation): Node {
  return member(node, "operationId") ?? node;
}

const dynamic = /^x-ms-dynamic-/;

/** Ids that dynamic values, lists, trees and schemas call. */
export function referencedOperations(swagger: Swagger): ReadonlySet<string> {
  const found = new Set<string>();
  /** Recurses as deep as the document is nested, which parseJson limits. */
  function walk(node: Node, isDynamic: boolean): void {
    for (const { name, node: inner } of members(node)) {
      const id = isDynamic && name === "operationId" ? stringOf(inner) : undefined;
      if (id !== undefined) found.add(id);
      walk(inner, isDynamic || dynamic.test(name));
    }
    for (const inner of items(node)) walk(inner, isDynamic);
  }
  walk(swagger.root, false);
  return found;
}

const verbs = /^(?:get|put|post|delete|options|head|patch)$/;

/** Puts an operation back where it was: into its path, or with the path and what was there for all its operations. */
export function restored({ root }: Swagger, { method, path, node, pathItem }: Operation): JsonChange {
  const paths = member(root, "paths");
  const existing = member(paths, path);
  if (existing !== undefined) return setMember(existing.pointer, method, node.value);
  const shared = members(pathItem).filter(({ name }) => !verbs.test(name));
  return setMember(paths?.pointer ?? "/paths", path, {
    ...Object.fromEntries(shared.map(({ name, node: { value } }) => [name, value])),
    [method]: node.value,
  });
}
