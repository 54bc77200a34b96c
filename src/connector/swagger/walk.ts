/** A walk through a swagger in the order of its text, which tells keywords from names and from the author's data. */
import { isArray, isObject, type JsonObject, type JsonValue } from "../../text/json/json.ts";

/** Names and indexes that lead to a location; the same list all the way: copy what is to be kept. */
type Path = readonly (string | number)[];

export interface SwaggerVisitor {
  readonly object?: (value: JsonObject, path: Path) => void;
  /** A member that is a keyword. @param path of the object that has it. @returns false: its value is skipped */
  readonly keyword?: (name: string, value: JsonValue, path: Path) => boolean;
}

/** Members whose own members are names, not keywords: a property may be called `default` or `example`. */
export const mapMembers: ReadonlySet<string> = new Set([
  "properties",
  "definitions",
  "parameters",
  "responses",
  "paths",
  "securityDefinitions",
  "headers",
]);
/** Members that hold data of the author's: what looks like a keyword there is none. */
const data = new Set([
  "example",
  "examples",
  "x-example",
  "x-examples",
  "default",
  "enum",
  "x-ms-test-value",
]);

/** Recurses as deep as the document is nested, which parseJson limits. */
export function walkSwagger(root: JsonValue, visitor: SwaggerVisitor): void {
  // Few of the visited values are reported, so pointers are built only on request.
  const path: (string | number)[] = [];

  function walk(value: JsonValue, isMap: boolean): void {
    if (isArray(value)) for (const [index, item] of value.entries()) step(item, index, false);
    if (isObject(value)) walkMembers(value, isMap);
  }

  function walkMembers(object: JsonObject, isMap: boolean): void {
    visitor.object?.(object, path);
    for (const name of Object.keys(object)) {
      const value = object[name] ?? null;
      if (isMap || (visitor.keyword?.(name, value, path) !== false && !data.has(name))) {
        step(value, name, !isMap && mapMembers.has(name));
      }
    }
  }

  function step(value: JsonValue, name: string | number, isMap: boolean): void {
    if (typeof value !== "object" || value === null) return;
    path.push(name);
    walk(value, isMap);
    path.pop();
  }

  walk(root, false);
}
