/** What a schema amounts to: its own keywords and those of its `allOf`, references followed, as one. */
import { isObject, own } from "../../text/json/json.ts";
import { childPointer } from "../../text/json/pointer.ts";
import { items, member, members, type Node, stringOf } from "../node.ts";
import type { Swagger } from "../swagger/swagger.ts";

export interface Shape {
  /** Where the schema itself is, references followed. */
  readonly node: Node;
  /** False where a reference leads nowhere or round in circles: nothing is known about it. */
  readonly isKnown: boolean;
  /** As written, without `null`; where none is written, what the other keywords say; undefined: anything. */
  readonly type: string | undefined;
  readonly required: ReadonlySet<string>;
  /** The schema of what a list holds, as written. */
  readonly items: Node | undefined;
  /** Properties as written, by name. */
  properties(): ReadonlyMap<string, Node>;
  /** The first of the parts that has this keyword counts. */
  facet(keyword: string): Node | undefined;
}

export type ShapeOf = (schema: Node) => Shape;

/** Equal schemas of a document get the identical shape. */
export function makeShapes(swagger: Swagger): ShapeOf {
  const known = new Map<string, Shape>();
  return (schema) => {
    const resolution = swagger.resolve(schema);
    const isKnown = resolution.state === "resolved";
    const node = isKnown ? resolution.node : schema;
    const shape = known.get(node.pointer) ?? makeShape(node, isKnown, partsOf(node, swagger));
    known.set(node.pointer, shape);
    return shape;
  };
}

function makeShape(node: Node, isKnown: boolean, parts: readonly Node[]): Shape {
  const facet = (keyword: string): Node | undefined => firstOf(parts, keyword);
  const itemSchema = schemaOf(facet("items"));
  const hasProperties = facet("properties") !== undefined || facet("additionalProperties") !== undefined;
  let properties: ReadonlyMap<string, Node> | undefined;
  return {
    node,
    isKnown,
    type: writtenType(facet("type")) ?? (hasProperties ? "object" : itemSchema ? "array" : undefined),
    required: new Set(parts.flatMap((part) => items(member(part, "required"))).flatMap(textOf)),
    items: itemSchema,
    properties() {
      properties ??= propertiesOf(parts);
      return properties;
    },
    facet,
  };
}

/** The schema itself, then what its `allOf` brings, depth first; loops end where they close. */
function partsOf(node: Node, swagger: Swagger): readonly Node[] {
  const parts: Node[] = [];
  const visited = new Set<string>();
  const open = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const resolution = swagger.resolve(next);
    if (resolution.state !== "resolved" || visited.has(resolution.node.pointer)) continue;
    visited.add(resolution.node.pointer);
    parts.push(resolution.node);
    for (const one of items(member(resolution.node, "allOf")).toReversed()) open.push(one);
  }
  return parts;
}

/** Without building a node for every member that is only visited. */
function firstOf(parts: readonly Node[], keyword: string): Node | undefined {
  for (const { value, file, pointer } of parts) {
    const found = isObject(value) ? own(value, keyword) : undefined;
    if (found !== undefined) return { value: found, file, pointer: childPointer(pointer, keyword) };
  }
  return undefined;
}

function propertiesOf(parts: readonly Node[]): ReadonlyMap<string, Node> {
  const found = new Map<string, Node>();
  for (const part of parts) {
    for (const { name, node } of members(member(part, "properties"))) {
      if (!found.has(name) && isObject(node.value)) found.set(name, node);
    }
  }
  return found;
}

function schemaOf(node: Node | undefined): Node | undefined {
  return node !== undefined && isObject(node.value) ? node : undefined;
}

/** `["string", "null"]` is no Swagger 2.0, but it is written, and means a string. */
function writtenType(node: Node | undefined): string | undefined {
  const single = stringOf(node);
  if (single !== undefined) return single;
  const several = items(node)
    .flatMap(textOf)
    .filter((type) => type !== "null");
  return several.length === 0 ? undefined : several.sort().join(" or ");
}

function textOf(node: Node): readonly string[] {
  const text = stringOf(node);
  return text === undefined ? [] : [text];
}
