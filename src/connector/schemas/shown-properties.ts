/** The properties that makers see of what an operation sends or returns. */
import type { JsonValue } from "../../text/json/json.ts";
import { items, member, members, type Node, stringOf } from "../node.ts";
import type { Swagger } from "../swagger/swagger.ts";
import { schemasBelow } from "./schemas-below.ts";

export interface ShownProperty {
  readonly name: string;
  readonly node: Node;
  /** Listed in `required` of the object that has it. */
  readonly isRequired: boolean;
}

/**
 * The properties of the schemas and of all below them; what is a reference is left out, its target counts.
 * @param visited values that were read for an earlier operation; those read now are added
 */
export function shownProperties(
  swagger: Swagger,
  schemas: readonly Node[],
  visited: Set<JsonValue>,
): ShownProperty[] {
  const found: ShownProperty[] = [];
  const open = [...schemas];
  for (let schema = open.pop(); schema !== undefined; schema = open.pop()) {
    const resolution = swagger.resolve(schema);
    if (resolution.state !== "resolved" || visited.has(resolution.node.value)) continue;
    const { node } = resolution;
    visited.add(node.value);
    for (const property of ownFields(node))
      if (member(property.node, "$ref") === undefined && isShownToMakers(property)) found.push(property);
    for (const one of schemasBelow(node)) open.push(one);
  }
  return found;
}

function ownFields(schema: Node): readonly ShownProperty[] {
  const required = new Set(items(member(schema, "required")).map(stringOf));
  return members(member(schema, "properties")).map(({ name, node }) => ({
    name,
    node,
    isRequired: required.has(name),
  }));
}

export function isShownToMakers({ node }: { readonly node: Node }): boolean {
  return stringOf(member(node, "x-ms-visibility")) !== "internal";
}
