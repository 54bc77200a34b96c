/** How large a swagger is with all references written out: 2 kB of doubled references can mean 2^60 values. */
import { isArray, isObject, type JsonValue } from "../text/json.ts";
import type { Node } from "./node.ts";
import { type Resolve, refOf } from "./swagger-references.ts";

/** Published connectors have at most 98,622. */
export const maxExpandedSize = 1_000_000;

interface Visit {
  readonly value: object;
  readonly children: readonly JsonValue[];
  next: number;
  size: number;
}

/**
 * Counts values (objects, lists, scalars), each reference as what it refers to; a reference back to something
 * that is being counted counts as one. Every written value is walked once, without recursion.
 */
export function measureExpanded(root: Node, resolve: Resolve): number | "too-large" {
  const sizes = new Map<object, number>();
  const active = new Set<object>();
  const open: Visit[] = [];
  let total = 1;

  /** The size when it is known, else undefined and a visit is opened. */
  function enter(value: JsonValue): number | undefined {
    const meant = follow(value, root.file, resolve);
    if (typeof meant !== "object" || meant === null) return 1;
    const known = sizes.get(meant);
    if (known !== undefined) return known;
    if (active.has(meant)) return 1;
    active.add(meant);
    open.push({ value: meant, children: childrenOf(meant), next: 0, size: 1 });
    return undefined;
  }

  enter(root.value);
  for (let visit = open.at(-1); visit !== undefined; visit = open.at(-1)) {
    const child = visit.children[visit.next];
    if (child === undefined) {
      open.pop();
      active.delete(visit.value);
      sizes.set(visit.value, visit.size);
      total = visit.size;
      const parent = open.at(-1);
      if (parent !== undefined) parent.size += visit.size;
    } else {
      visit.next++;
      visit.size += enter(child) ?? 0;
    }
    if (visit.size > maxExpandedSize) return "too-large";
  }
  return total;
}

function follow(value: JsonValue, file: string, resolve: Resolve): JsonValue {
  if (refOf(value) === undefined) return value;
  const resolution = resolve({ value, file, pointer: "" });
  return resolution.state === "resolved" ? resolution.node.value : null;
}

function childrenOf(value: object & JsonValue): readonly JsonValue[] {
  if (isArray(value)) return value;
  return isObject(value) ? Object.values(value) : [];
}
