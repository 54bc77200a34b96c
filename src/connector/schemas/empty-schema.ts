/** Schemas of responses that say nothing about what is in them. */
import { member, members, type Node, objectOf, stringOf } from "../node.ts";

/** An object without anything that says what is in it. */
export function isEmptySchema(schema: Node): boolean {
  if (objectOf(schema) === undefined) return false;
  const type = stringOf(member(schema, "type"));
  if (type !== undefined && type !== "object") return false;
  if (members(member(schema, "properties")).length > 0) return false;
  return !members(schema).some(
    ({ name }) =>
      ["additionalProperties", "allOf", "enum", "items"].includes(name) || name.startsWith("x-ms-dynamic-"),
  );
}
