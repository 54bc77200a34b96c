/** Schemas inside schemas. */
import { items, member, members, type Node } from "../node.ts";

/** The schemas written directly in a schema: properties, parts of `allOf`, items, additional properties. */
export function schemasBelow(schema: Node): readonly Node[] {
  const single = [member(schema, "items"), member(schema, "additionalProperties")];
  return [
    ...members(member(schema, "properties")).map(({ node }) => node),
    ...items(member(schema, "allOf")),
    ...single.filter((node) => node !== undefined),
  ];
}
