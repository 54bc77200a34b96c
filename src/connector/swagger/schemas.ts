/** Schemas of a swagger: each one as written, and the properties a schema amounts to. */
import {
  asArray,
  asObject,
  asString,
  isObject,
  type JsonObject,
  type JsonValue,
  own,
} from "../../text/json/json.ts";
import { childPointer } from "../../text/json/pointer.ts";
import { items, member, members, type Node, stringOf } from "../node.ts";
import { operationName, operationNodes, type PathItem } from "./operations.ts";
import { type Resolve, refOf } from "./references.ts";
import type { Named, SchemaLocation } from "./swagger.ts";

/** Every schema that is in the text, in its order per part: definitions, shared parts, operations. */
export function findSchemas(root: Node, paths: readonly PathItem[]): readonly SchemaLocation[] {
  const found: SchemaLocation[] = [];
  for (const { name, node } of members(member(root, "definitions"))) {
    collect(found, node, ["definitions", name], "definition");
  }
  for (const { name, node } of members(member(root, "parameters"))) {
    collect(found, member(node, "schema"), ["parameters", name], "body");
  }
  for (const { name, node } of members(member(root, "responses"))) {
    collect(found, member(node, "schema"), ["responses", name], "response");
  }
  for (const path of paths) collectFromPathItem(found, path);
  return found;
}

function collectFromPathItem(found: SchemaLocation[], { template, node: pathItem }: PathItem): void {
  collectInputs(found, pathItem, template);
  for (const { method, node } of operationNodes(pathItem)) {
    const name = operationName(node, method, template);
    collectInputs(found, node, name);
    for (const { name: status, node: response } of members(member(node, "responses"))) {
      collect(found, member(response, "schema"), [name, status], "response");
    }
  }
}

function collectInputs(found: SchemaLocation[], holder: Node, holderName: string): void {
  for (const parameter of items(member(holder, "parameters"))) {
    const name = stringOf(member(parameter, "name")) ?? "body";
    collect(found, member(parameter, "schema"), [holderName, name], "body");
  }
  const content = "x-ms-notification-content";
  collect(found, member(member(holder, content), "schema"), [holderName, content], "notification");
}

type SchemaRole = SchemaLocation["role"];

function collect(
  found: SchemaLocation[],
  node: Node | undefined,
  names: readonly string[],
  role: SchemaRole,
): void {
  if (node !== undefined && isObject(node.value)) {
    collectNested(found, { value: node.value, file: node.file, pointer: node.pointer, names, role });
  }
}

/** A schema on the way: flat, because published connectors have some 300,000 of them. */
interface Written {
  readonly value: JsonObject;
  readonly file: string;
  readonly pointer: string;
  readonly names: readonly string[];
  readonly role: SchemaRole;
}

/** Recurses as deep as the document is nested, which parseJson limits. */
function collectNested(found: SchemaLocation[], schema: Written): void {
  const { value, file, pointer, names, role } = schema;
  found.push({ node: { value, file, pointer }, type: asString(own(value, "type")), names, role });
  // What is next to a $ref has no effect, so it holds no schemas.
  if (refOf(value) !== undefined) return;
  const step = (inner: JsonValue | undefined, at: string, innerName: string, innerRole: SchemaRole): void => {
    if (isObject(inner)) {
      collectNested(found, {
        value: inner,
        file,
        pointer: at,
        names: [...names, innerName],
        role: innerRole,
      });
    }
  };
  const properties = asObject(own(value, "properties"));
  if (properties !== undefined) {
    for (const name of Object.keys(properties)) {
      step(properties[name], childPointer(pointer, "properties", name), name, "property");
    }
  }
  const itemSchemas = own(value, "items");
  step(itemSchemas, `${pointer}/items`, "items", "items");
  asArray(itemSchemas)?.forEach((item, index) => {
    step(item, `${pointer}/items/${index}`, "items", "items");
  });
  asArray(own(value, "allOf"))?.forEach((part, index) => {
    step(part, `${pointer}/allOf/${index}`, allOfName(part), "allOf");
  });
  const additional = "additionalProperties";
  step(own(value, additional), `${pointer}/${additional}`, additional, additional);
}

/** Subjects are made of names, so a part of `allOf` is called after what it refers to, not by its number. */
function allOfName(part: JsonValue): string {
  const target = refOf(part);
  return target === undefined ? "allOf" : `allOf ${target.slice(target.lastIndexOf("/") + 1)}`;
}

/** Own properties first, then those of `allOf`, depth first; loops end where they close. */
export function collectProperties(schema: Node, resolve: Resolve): readonly Named[] {
  const found = new Map<string, Named>();
  const visited = new Set<JsonValue>();
  const open = [schema];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const resolution = resolve(next);
    if (resolution.state !== "resolved" || visited.has(resolution.node.value)) continue;
    visited.add(resolution.node.value);
    for (const property of members(member(resolution.node, "properties"))) {
      if (!found.has(property.name)) found.set(property.name, property);
    }
    for (const one of items(member(resolution.node, "allOf")).toReversed()) open.push(one);
  }
  return [...found.values()];
}
