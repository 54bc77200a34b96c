/** What a value of a schema may hold when it is an object. */
import type { JsonValue } from "../../text/json/json.ts";
import { items, member, type Node, stringOf } from "../node.ts";
import { oncePer } from "../once.ts";
import type { Swagger } from "../swagger/swagger.ts";

interface Shape {
  readonly properties: ReadonlyMap<string, Node>;
  readonly required: ReadonlySet<string>;
  /** Other properties than those named may come. */
  readonly isOpen: boolean;
}

/** What an object may hold, that of `allOf` with it. */
export const shapeOf = oncePer((swagger: Swagger) => {
  const known = new Map<JsonValue, Shape>();
  return (schema: Node): Shape => {
    const shape = known.get(schema.value) ?? readShape(swagger, schema);
    known.set(schema.value, shape);
    return shape;
  };
});

function readShape(swagger: Swagger, schema: Node): Shape {
  const required = new Set<string>();
  let isOpen = false;
  const parts = new Map([[schema.value, schema]]);
  for (const part of parts.values()) {
    for (const name of items(member(part, "required"))) required.add(stringOf(name) ?? "");
    isOpen ||= isOpenItself(part);
    for (const inner of items(member(part, "allOf"))) {
      const resolution = swagger.resolve(inner);
      if (resolution.state === "resolved") parts.set(resolution.node.value, resolution.node);
      else isOpen = true;
    }
  }
  const properties = new Map(swagger.propertiesOf(schema).map(({ name, node }) => [name, node]));
  return { properties, required, isOpen: isOpen || properties.size === 0 };
}

function isOpenItself(schema: Node): boolean {
  const additional = member(schema, "additionalProperties")?.value;
  if (additional !== undefined && additional !== false) return true;
  return ["x-ms-dynamic-schema", "x-ms-dynamic-properties"].some(
    (name) => member(schema, name) !== undefined,
  );
}

/** "Internal" is reported elsewhere and meant to be internal. */
export function isInternal(node: Node): boolean {
  return stringOf(member(node, "x-ms-visibility"))?.toLowerCase() === "internal";
}
