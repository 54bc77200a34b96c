/** How large a swagger is with all references written out: 2 kB of doubled references can mean 2^60 values. */
import { isArray, type JsonArray, type JsonObject, type JsonValue } from "../../text/json/json.ts";
import type { Node } from "../node.ts";
import { type Resolve, refOf } from "./references.ts";

/** Published connectors have at most 98,622. */
const maxExpandedSize = 1_000_000;

/** A part of the document that is counted by itself: the whole, or something a reference refers to. */
interface Part {
  /** Values written in it, without those of the parts it uses. */
  readonly written: number;
  /** The parts used, each as often as it is used. */
  readonly uses: readonly Container[];
}

interface Visit {
  readonly part: Container;
  readonly uses: readonly Container[];
  next: number;
  size: number;
}

/**
 * Counts values (objects, lists, scalars), each reference as what it refers to; a reference back to something
 * that is being counted counts as one. Every written value is looked at once.
 */
export function measureExpanded(root: Node, resolve: Resolve): number | "too-large" {
  const { value, file } = root;
  if (!isContainer(value)) return 1;
  const targets = findTargets(value, file, resolve);
  return addUp(value, (part) => readPart(part, file, targets, resolve));
}

type Container = JsonObject | JsonArray;

/** Everything that some reference refers to, those in examples included: tools that expand them follow all. */
function findTargets(root: Container, file: string, resolve: Resolve): ReadonlySet<Container> {
  const targets = new Set<Container>();
  function walk(value: JsonValue): void {
    if (!isContainer(value)) return;
    if (refOf(value) !== undefined) {
      const target = resolve({ value, file, pointer: "" });
      if (target.state === "resolved" && isContainer(target.node.value)) targets.add(target.node.value);
    }
    for (const child of childrenOf(value)) walk(child);
  }
  walk(root);
  return targets;
}

/** Recurses as deep as the document is nested, which parseJson limits; references are not followed here. */
function readPart(start: Container, file: string, targets: ReadonlySet<Container>, resolve: Resolve): Part {
  let written = 0;
  const uses: Container[] = [];
  function walk(value: JsonValue): void {
    const meant = refOf(value) === undefined ? value : follow(value, file, resolve);
    if (!isContainer(meant)) written++;
    else if (meant !== value || (value !== start && targets.has(value))) uses.push(meant);
    else {
      written++;
      for (const child of childrenOf(value)) walk(child);
    }
  }
  walk(start);
  return { written, uses };
}

/** Adds the parts up from the innermost outwards, without recursion: a chain of references may be of any length. */
function addUp(root: Container, read: (part: Container) => Part): number | "too-large" {
  const sizes = new Map<Container, number>();
  const active = new Set<Container>();
  const open: Visit[] = [];
  let total = 0;

  /** The size when it is known; otherwise a visit is opened, which adds it later. */
  function sizeOf(part: Container): number {
    const known = sizes.get(part) ?? (active.has(part) ? 1 : undefined);
    if (known !== undefined) return known;
    const { written, uses } = read(part);
    active.add(part);
    open.push({ part, uses, next: 0, size: written });
    return 0;
  }

  sizeOf(root);
  for (let visit = open.at(-1); visit !== undefined; visit = open.at(-1)) {
    const used = visit.uses[visit.next++];
    if (used !== undefined) visit.size += sizeOf(used);
    else {
      open.pop();
      active.delete(visit.part);
      sizes.set(visit.part, visit.size);
      total = visit.size;
      const outer = open.at(-1);
      if (outer !== undefined) outer.size += visit.size;
    }
    if (visit.size > maxExpandedSize) return "too-large";
  }
  return total;
}

function follow(reference: JsonValue, file: string, resolve: Resolve): JsonValue {
  const resolution = resolve({ value: reference, file, pointer: "" });
  return resolution.state === "resolved" ? resolution.node.value : null;
}

function isContainer(value: JsonValue): value is Container {
  return typeof value === "object" && value !== null;
}

function childrenOf(value: Container): readonly JsonValue[] {
  return isArray(value) ? value : Object.values(value);
}
