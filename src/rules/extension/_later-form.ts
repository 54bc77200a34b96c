/** `x-ms-dynamic-list` and `x-ms-dynamic-properties`: what the first forms say, with whole paths. */
import { member, type Node, stringOf } from "../../connector/node.ts";
import type { Swagger } from "../../connector/swagger/swagger.ts";
import type { Edits } from "../../review/rule/rule.ts";
import type { JsonValue } from "../../text/json/json.ts";
import { setMember } from "../../text/json/json-change.ts";
import { parentPointer } from "../../text/json/pointer.ts";
import type { Argument, DynamicCall } from "./_arguments.ts";
import { findInput } from "./_inputs.ts";

/** Members that only got another name. */
const renamed: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
  [
    "x-ms-dynamic-values",
    new Map([
      ["value-path", "itemValuePath"],
      ["value-title", "itemTitlePath"],
      ["value-collection", "itemsPath"],
    ]),
  ],
  ["x-ms-dynamic-schema", new Map([["value-path", "itemValuePath"]])],
]);

const laterNames: ReadonlyMap<string, string> = new Map([
  ["x-ms-dynamic-values", "x-ms-dynamic-list"],
  ["x-ms-dynamic-schema", "x-ms-dynamic-properties"],
]);

/** The name of the later form; undefined for an extension that is no first form. */
export function laterNameOf({ call }: DynamicCall): string | undefined {
  return laterNames.get(call.by);
}

/** Calls in the first form that the later one is not next to. */
export function isAlone(dynamic: DynamicCall): boolean {
  const later = laterNameOf(dynamic);
  return later !== undefined && !dynamic.hasSibling(later);
}

/** Adds the later form next to the first; undefined when a reference has no single path. */
export function addLaterForm(swagger: Swagger, dynamic: DynamicCall): Edits | undefined {
  const { call } = dynamic;
  const later = laterNameOf(dynamic);
  const holder = parentPointer(call.node.pointer);
  if (later === undefined || holder === undefined) return undefined;
  const parameters: Record<string, JsonValue> = {};
  for (const argument of dynamic.arguments) {
    const written = laterArgument(swagger, dynamic, argument);
    if (written === undefined || argument.name === "__proto__") return undefined;
    parameters[argument.name] = written;
  }
  const value: Record<string, JsonValue> = { operationId: stringOf(call.operationId) ?? "" };
  for (const [from, to] of renamed.get(call.by) ?? []) {
    const path = laterPath(call.by, member(call.node, from));
    if (path !== undefined && path !== "") value[to] = path;
  }
  if (dynamic.arguments.length > 0) value["parameters"] = parameters;
  return [setMember(holder, later, value, call.by)];
}

/** In the later form the path of a schema leads to the object, not to its map of properties. */
function laterPath(by: string, node: Node | undefined): string | undefined {
  const path = stringOf(node);
  return by === "x-ms-dynamic-schema" && path !== undefined ? withoutProperties(path) : path;
}

/** The path of the schema that has these properties. */
export function withoutProperties(path: string): string {
  return path.replace(/(?:^|\/)properties$/, "");
}

function laterArgument(swagger: Swagger, dynamic: DynamicCall, argument: Argument): JsonValue | undefined {
  const { reference, value } = argument;
  if (reference === undefined) return value === undefined ? undefined : { value: value.value };
  const paths = new Set(dynamic.callers.map((caller) => pathIn(swagger, caller, reference.path)));
  const [path] = paths;
  return paths.size === 1 && path !== undefined ? { parameterReference: path } : undefined;
}

function pathIn(swagger: Swagger, caller: DynamicCall["callers"][number], path: string): string | undefined {
  const found = findInput(swagger, caller, path, "first");
  if (found.state !== "found") return undefined;
  const { kind, parameter } = found.input;
  if (kind === "parameter") return parameter.name;
  return path.startsWith(`${parameter.name}/`) ? path : `${parameter.name}/${path}`;
}
