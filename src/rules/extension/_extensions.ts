/** Every `x-ms-` member of a swagger with the names that lead to it. */

import type { Node } from "../../connector/node.ts";
import { oncePer } from "../../connector/once.ts";
import type { Swagger } from "../../connector/swagger.ts";
import { isArray, isObject, type JsonValue } from "../../text/json.ts";
import { childPointer } from "../../text/pointer.ts";
import { quoted } from "../../text/quoted.ts";
import { namesTo } from "../swagger/_names.ts";

export interface Extension {
  readonly name: string;
  readonly node: Node;
}

/** Members that hold the author's data, not keywords. */
const data = new Set([
  "example",
  "examples",
  "default",
  "enum",
  "x-example",
  "x-examples",
  "x-ms-test-value",
  "required",
]);
/** Members whose own members are names. */
const maps = new Set([
  "properties",
  "definitions",
  "parameters",
  "responses",
  "paths",
  "headers",
  "securityDefinitions",
]);

interface Step {
  readonly value: JsonValue;
  readonly pointer: string;
  readonly isMap: boolean;
}

/** In the order of the text. What stands inside an extension is not searched: it has members of its own. */
export const extensionsOf = oncePer((swagger: Swagger): readonly Extension[] => {
  const { file, root } = swagger;
  const found: Extension[] = [];
  const open: Step[] = [{ value: root.value, pointer: "", isMap: false }];
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    const below: Step[] = [];
    for (const [name, value] of membersOf(step.value)) {
      const pointer = childPointer(step.pointer, name);
      if (!step.isMap && /^x-ms-/i.test(name)) found.push({ name, node: { value, file, pointer } });
      else if (step.isMap || !data.has(name))
        below.push({ value, pointer, isMap: isMapAt(step, name, value) });
    }
    open.push(...below.reverse());
  }
  return found;
});

function isMapAt(step: Step, name: string, value: JsonValue): boolean {
  return !step.isMap && maps.has(name) && isObject(value);
}

function membersOf(value: JsonValue): readonly (readonly [string, JsonValue])[] {
  if (isArray(value)) return value.map((item, index) => [String(index), item] as const);
  return isObject(value) ? Object.entries(value) : [];
}

/** Names for messages and subjects; the document's own extensions belong to "the document". */
export function ownerOf(swagger: Swagger, { node }: Extension): readonly string[] {
  return namesTo(swagger, node.pointer).slice(0, -1);
}

/** "of `GetUser`", "of the document". */
export function whose(owner: readonly string[]): string {
  return owner.length === 0 ? "of the document" : `of ${quoted(owner.join("."))}`;
}
