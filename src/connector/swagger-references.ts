/** `$ref` in a swagger: where each one leads. Only inside the document, and never round in circles. */
import { isArray, isObject, type JsonValue, own } from "../text/json.ts";
import { childPointer, pointerOfRef, valueAt } from "../text/pointer.ts";
import type { Node } from "./node.ts";
import type { Reference, Resolution } from "./swagger.ts";

export type Resolve = (node: Node) => Resolution;

/** Follows references within `root`. Equal targets answer with the identical resolution. */
export function makeResolver(root: Node): Resolve {
  const known = new Map<string, Resolution>();

  function follow(first: string): Resolution {
    const walked = new Set<string>();
    let target: string | undefined = first;
    let end: Resolution = { state: "circular", target: first };
    while (target !== undefined && !walked.has(target)) {
      const already = known.get(target);
      walked.add(target);
      const step: Resolution = already ?? stepTo(root, target);
      const next: string | undefined =
        step.state === "resolved" && already === undefined ? refOf(step.node.value) : undefined;
      if (next === undefined) end = step;
      target = next;
    }
    for (const passed of walked) known.set(passed, end);
    return end;
  }

  return (node) => {
    const target = refOf(node.value);
    if (target === undefined) return { state: "resolved", node };
    return known.get(target) ?? follow(target);
  };
}

/** The text of an object's `$ref`. A property that is called `$ref` has an object there and is none. */
export function refOf(value: JsonValue): string | undefined {
  if (!isObject(value)) return undefined;
  const ref = own(value, "$ref");
  return typeof ref === "string" ? ref : undefined;
}

function stepTo(root: Node, target: string): Resolution {
  if (!target.startsWith("#")) return { state: "external", target };
  const pointer = pointerOfRef(target);
  const value = pointer === undefined ? undefined : valueAt(root.value, pointer);
  if (pointer === undefined || value === undefined) return { state: "missing", target };
  return { state: "resolved", node: { value, file: root.file, pointer } };
}

/** Members whose own members are names, not keywords: a property may be called `default` or `example`. */
const maps = new Set([
  "properties",
  "definitions",
  "parameters",
  "responses",
  "paths",
  "securityDefinitions",
  "headers",
]);
/** Members that hold data of the author's: what looks like a reference there is none. */
const dataMembers = new Set([
  "example",
  "examples",
  "x-example",
  "x-examples",
  "default",
  "enum",
  "x-ms-test-value",
]);

/** Every reference of the document, in the order of the text. */
export function findReferences(root: Node, resolve: Resolve): readonly Reference[] {
  const found: Reference[] = [];
  // Pointers are built for the few objects that hold a reference, not for all that are passed.
  const passed: (string | number)[] = [];

  function add(value: JsonValue, target: string): void {
    const holder: Node = { value, file: root.file, pointer: childPointer(root.pointer, ...passed) };
    const node: Node = { value: target, file: root.file, pointer: childPointer(holder.pointer, "$ref") };
    found.push({ node, holder, target, resolution: resolve(holder) });
  }

  /** Recurses as deep as the document is nested, which parseJson limits. */
  function walk(value: JsonValue, isMap: boolean): void {
    const target = refOf(value);
    if (target !== undefined) add(value, target);
    for (const [name, item, isMapItself] of below(value, isMap)) step(item, name, isMapItself);
  }

  function step(value: JsonValue, name: string | number, isMap: boolean): void {
    if (typeof value !== "object" || value === null) return;
    passed.push(name);
    walk(value, isMap);
    passed.pop();
  }

  walk(root.value, false);
  return found;
}

/** What stands directly in a value, without the author's data; with each whether its members are names. */
function below(
  value: JsonValue,
  isMap: boolean,
): readonly (readonly [string | number, JsonValue, boolean])[] {
  if (isArray(value)) return value.map((item, index) => [index, item, false]);
  if (!isObject(value)) return [];
  return Object.entries(value)
    .filter(([name]) => isMap || !dataMembers.has(name))
    .map(([name, item]) => [name, item, !isMap && maps.has(name)]);
}
