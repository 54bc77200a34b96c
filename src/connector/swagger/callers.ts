/** Which operations a location of a swagger belongs to, through shared parts as well. */

import { parsePointer, pointerOfRef, toPointer } from "../../text/json/pointer.ts";
import { oncePer } from "../once.ts";
import type { Operation, Swagger } from "./swagger.ts";

export interface Use {
  readonly operation: Operation;
  /** What makers fill in, what comes back, or anything else: the operation itself, what a webhook sends. */
  readonly as: "input" | "output" | "other";
}

/** The operations that hold the location or refer to what holds it, each at most once a direction. */
export function usesOf(swagger: Swagger, pointer: string): readonly Use[] {
  return usesOfHolder(swagger)(holderOf(pointer));
}

/** The operations that hold the location or refer to what holds it. */
export function callersOf(swagger: Swagger, pointer: string): readonly Operation[] {
  return [...new Set(usesOf(swagger, pointer).map(({ operation }) => operation))];
}

/** Shared parts are two levels below the root; of paths only the location in the operation counts. */
function holderOf(pointer: string): string {
  const segments = parsePointer(pointer) ?? [];
  if (segments[0] !== "paths") return toPointer(segments.slice(0, 2));
  const [, , member = ""] = segments;
  return toPointer(segments.slice(0, member === "parameters" || member.startsWith("x-") ? 3 : 4));
}

const usesOfHolder = oncePer((swagger: Swagger) => {
  const inside = operationsByPath(swagger);
  const holders = holdersByTarget(swagger);
  const known = new Map<string, readonly Use[]>();
  return (start: string): readonly Use[] => {
    const found = known.get(start) ?? climb(start, holders, inside);
    known.set(start, found);
    return found;
  };
});

/** From holder to holder up to the operations. */
function climb(
  start: string,
  holders: ReadonlyMap<string, ReadonlySet<string>>,
  inside: ReadonlyMap<string, readonly Operation[]>,
): readonly Use[] {
  const visited = new Set([start]);
  const uses = new Map<string, Use>();
  for (const holder of visited) {
    for (const use of directUses(holder, inside)) uses.set(`${use.as} ${use.operation.node.pointer}`, use);
    for (const next of holders.get(holder) ?? []) visited.add(next);
  }
  return [...uses.values()];
}

function directUses(holder: string, inside: ReadonlyMap<string, readonly Operation[]>): readonly Use[] {
  const [root, path = "", method = "", part = ""] = parsePointer(holder) ?? [];
  if (root !== "paths") return [];
  const operations = inside.get(path) ?? [];
  if (method === "parameters") return operations.map((operation) => ({ operation, as: "input" }));
  if (method.startsWith("x-")) return operations.map((operation) => ({ operation, as: "other" }));
  const as = part === "parameters" ? "input" : part === "responses" ? "output" : "other";
  return operations.filter((one) => one.method === method).map((operation) => ({ operation, as }));
}

function operationsByPath(swagger: Swagger): ReadonlyMap<string, readonly Operation[]> {
  return Map.groupBy(swagger.operations(), ({ path }) => path);
}

/** For each shared part, who refers to it. */
function holdersByTarget(swagger: Swagger): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { holder, target } of swagger.references()) {
    const pointer = pointerOfRef(target);
    if (pointer === undefined) continue;
    const to = holderOf(pointer);
    const known = found.get(to);
    if (known === undefined) found.set(to, new Set([holderOf(holder.pointer)]));
    else known.add(holderOf(holder.pointer));
  }
  return found;
}
