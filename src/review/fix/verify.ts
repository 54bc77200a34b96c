/**
 * Which repairs keep their promise: made in memory and looked at by all rules again, what they mend is gone and nothing
 * new has come.
 */
import type { Connector } from "../../connector/connector.ts";
import { parentPointer } from "../../text/json/pointer.ts";
import type { Unchecked } from "../finding/finding.ts";
import type { FileRepair, Mender } from "./apply.ts";

/** What one rule saw at one place. */
export interface Seen {
  readonly rule: string;
  readonly fingerprint: string;
  readonly file: string;
  /** Where it is a place in JSON. */
  readonly pointer?: string;
}

/** What the rules say about one connector. */
export interface Look {
  readonly seen: readonly Seen[];
  readonly unchecked: readonly Unchecked[];
}

/** A sighting with a repair. */
export type Mendable = Seen & FileRepair;

/** Looks at a connector with all rules. */
export type Looker = (connector: Connector) => Look;

/** What all proofs on one connector may cost. It bounds the time without a clock: equal changes get equal reviews. */
export interface Budget {
  readonly looks: number;
  /** Bytes of text that are looked at again. */
  readonly bytes: number;
}

/**
 * Tries repairs on their own, as they are taken one by one.
 * @param groups of each the first that keeps its promise is enough
 * @param before what the rules say about the connector as it is
 */
export function proveEach<One extends Mendable>(
  mender: Mender,
  groups: readonly (readonly One[])[],
  before: Look,
  look: Looker,
  budget: Budget,
): readonly One[] {
  const proven: One[] = [];
  let { looks, bytes } = budget;
  const isProven = (one: One): boolean => {
    const mended = looks > 0 && bytes > 0 ? mender.mend([one]) : undefined;
    if (mended === undefined) return false;
    looks -= 1;
    bytes -= sizeOf(mended);
    return keepsPromise([one], before, look(mended));
  };
  let waiting = groups;
  // Every group has its turn before one has a second.
  for (let at = 0; waiting.some((group) => at < group.length); at++) {
    waiting = waiting.filter((group) => {
      const one = group[at];
      if (one === undefined || !isProven(one)) return true;
      proven.push(one);
      return false;
    });
  }
  return proven;
}

/** All made in one or, where that does not keep its promise, all but those that seem to be to blame. */
export function proveTogether<One extends Mendable>(
  mender: Mender,
  group: readonly One[],
  before: Look,
  look: Looker,
): readonly One[] {
  const mended = group.length === 0 ? undefined : mender.mend(group);
  if (mended === undefined) return [];
  const after = look(mended);
  if (keepsPromise(group, before, after)) return group;
  const suspects = blame(group, before, after);
  const others = group.filter((one) => !suspects.has(one));
  const isLess = others.length > 0 && others.length < group.length;
  const without = isLess ? mender.mend(others) : undefined;
  return without !== undefined && keepsPromise(others, before, look(without)) ? others : [];
}

export function byRule<One extends Mendable>(mendables: readonly One[]): readonly One[][] {
  return [...Map.groupBy(mendables, ({ rule }) => rule).values()];
}

/** Who may be to blame: repairs that did not help, and those of the rules and near the places that speak up now. */
function blame<One extends Mendable>(group: readonly One[], before: Look, after: Look): ReadonlySet<One> {
  const excess = excessOf(group, before, after);
  const fingerprints = new Set(excess.map(({ fingerprint }) => fingerprint));
  const rules = new Set(excess.map(({ rule }) => rule));
  return new Set(
    group.filter(
      (one) =>
        fingerprints.has(one.fingerprint) || rules.has(one.rule) || excess.some((seen) => isNear(one, seen)),
    ),
  );
}

function isNear({ file, repair }: Mendable, seen: Seen): boolean {
  const { pointer } = seen;
  if (file !== seen.file || pointer === undefined) return false;
  return repair.some((change) => {
    if (!("kind" in change)) return false;
    const holder = parentPointer(change.pointer) ?? "";
    return holder === "" || pointer.startsWith(holder) || change.pointer.startsWith(pointer);
  });
}

/** What the group mends is gone, nothing new has come, and no rule stopped looking. */
export function keepsPromise(group: readonly Mendable[], before: Look, after: Look): boolean {
  const known = new Set(before.unchecked.map(nameOf));
  return (
    after.unchecked.every((one) => known.has(nameOf(one))) && excessOf(group, before, after).length === 0
  );
}

/** What should not be there after the repairs of the group. */
function excessOf(group: readonly Mendable[], before: Look, after: Look): readonly Seen[] {
  const allowed = new Map<string, number>();
  const count = (fingerprint: string, by: number): number => {
    const left = (allowed.get(fingerprint) ?? 0) + by;
    allowed.set(fingerprint, left);
    return left;
  };
  for (const { fingerprint } of before.seen) count(fingerprint, 1);
  for (const { fingerprint } of group) count(fingerprint, -1);
  return after.seen.filter(({ fingerprint }) => count(fingerprint, -1) < 0);
}

function nameOf({ rule, because }: Unchecked): string {
  return `${rule} ${because}`;
}

/** Bytes of the text that rules look at. */
export function sizeOf(connector: Connector): number {
  const roles = ["swagger", "properties", "readme", "script"] as const;
  return roles.reduce((sum, role) => sum + (connector.text(role)?.size ?? 0), 0);
}
