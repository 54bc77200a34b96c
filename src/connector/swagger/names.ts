/** Names for any location of a swagger, made of the author's words: operations, parameters, properties; never positions. */

import { isArray, isObject, type JsonValue, own } from "../../text/json/json.ts";
import { parsePointer } from "../../text/json/pointer.ts";
import type { Swagger } from "./swagger.ts";
import { mapMembers } from "./walk.ts";

/** Members that only hold others and say nothing to a reader. */
const structure = new Set([
  "properties",
  "schema",
  "parameters",
  "responses",
  "definitions",
  "paths",
  "items",
  "allOf",
]);
/** What an entry of a list may be called by. */
const naming = ["name", "propertyName", "operationId", "value", "$ref"];

/** The names on the way to the pointer, outermost first; the operation stands for its path and verb. */
export function namesTo(swagger: Swagger, pointer: string): readonly string[] {
  const segments = parsePointer(pointer) ?? [];
  const names: string[] = [];
  let value: JsonValue | undefined = swagger.root.value;
  let isMap = false;
  for (const [index, segment] of segments.entries()) {
    const holder: JsonValue | undefined = value;
    value = below(holder, segment);
    if (isArray(holder)) names.push(...nameOfItem(value));
    else if (isMap || !structure.has(segment)) names.push(segment);
    isMap = !isMap && mapMembers.has(segment) && !isArray(value);
    if (index === 2 && segments[0] === "paths" && isObject(value)) nameOperation(names, value, segment);
  }
  return names;
}

function below(holder: JsonValue | undefined, segment: string): JsonValue | undefined {
  if (isArray(holder)) return holder[Number(segment)];
  return isObject(holder) ? own(holder, segment) : undefined;
}

function nameOfItem(value: JsonValue | undefined): string[] {
  if (typeof value === "string") return [value];
  if (!isObject(value)) return [];
  for (const key of naming) {
    const name = own(value, key);
    if (typeof name === "string") return [name.slice(name.startsWith("#/") ? name.lastIndexOf("/") + 1 : 0)];
  }
  return [];
}

function nameOperation(names: string[], operation: JsonValue, method: string): void {
  const id = isObject(operation) ? own(operation, "operationId") : undefined;
  if (!["get", "put", "post", "delete", "options", "head", "patch"].includes(method)) return;
  const [path = ""] = names;
  const name = typeof id === "string" && id.trim() !== "" ? id : `${method.toUpperCase()} ${path}`;
  names.splice(0, 2, name);
}
