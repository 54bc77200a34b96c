/** `$ref` in a swagger: where each one leads. Only inside the document, and never round in circles. */
import { isObject, type JsonValue, own } from "../../text/json/json.ts";
import { childPointer, pointerOfRef, valueAt } from "../../text/json/pointer.ts";
import type { Node } from "../node.ts";
import type { Reference, Resolution } from "./swagger.ts";
import { walkSwagger } from "./walk.ts";

export type Resolve = (node: Node) => Resolution;

/** Follows references within `root`. Equal targets answer with the identical resolution. */
export function makeResolver(root: Node): Resolve {
  const known = new Map<string, Resolution>();

  function follow(first: string): Resolution {
    const followed = new Set<string>();
    let target: string | undefined = first;
    let end: Resolution = { state: "circular", target: first };
    while (target !== undefined && !followed.has(target)) {
      const already = known.get(target);
      followed.add(target);
      const step: Resolution = already ?? stepTo(root, target);
      const next: string | undefined =
        step.state === "resolved" && already === undefined ? refOf(step.node.value) : undefined;
      if (next === undefined) end = step;
      target = next;
    }
    for (const name of followed) known.set(name, end);
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

/** Every reference of the document, in the order of the text. */
export function findReferences(root: Node, resolve: Resolve): readonly Reference[] {
  const found: Reference[] = [];
  walkSwagger(root.value, {
    object(value, path) {
      const target = refOf(value);
      if (target === undefined) return;
      const holder: Node = { value, file: root.file, pointer: childPointer(root.pointer, ...path) };
      const node: Node = { value: target, file: root.file, pointer: childPointer(holder.pointer, "$ref") };
      found.push({ node, holder, target, resolution: resolve(holder) });
    },
  });
  return found;
}
