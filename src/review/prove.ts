/**
 * Which repairs keep their promise: made in memory and looked at by all rules again, what they mend is gone and nothing
 * new has come.
 */
import type { Connector } from "../connector/connector.ts";
import type { Unchecked } from "./finding.ts";
import { type FileRepair, mend } from "./mend.ts";

/** What the rules say about one connector. */
export interface Look {
  /** One for each sighting. */
  readonly fingerprints: readonly string[];
  readonly unchecked: readonly Unchecked[];
}

/** Most proofs on one connector. */
const maxProofs = 50;
/**
 * Most text that is looked at again on one connector, in bytes: it bounds the time without a clock, so that equal
 * changes get equal reviews.
 */
const maxProofText = 10_000_000;

/** A sighting with a repair. */
export interface Mendable extends FileRepair {
  readonly rule: string;
  readonly fingerprint: string;
}

/**
 * Tries the repairs of each group together; those of a group that fails by rule, then one by one, as long as the budget
 * lasts.
 * @param look all rules on a connector; on the one before the repairs it said `before`
 */
export function prove<One extends Mendable>(
  connector: Connector,
  groups: readonly (readonly One[])[],
  before: Look,
  look: (connector: Connector) => Look,
): readonly One[] {
  const proven: One[] = [];
  const waiting = groups.filter((group) => group.length > 0);
  let text = 0;
  for (let proofs = 0; proofs < maxProofs && text <= maxProofText; proofs++) {
    const group = waiting.shift();
    if (group === undefined) break;
    const mended = mend(connector, group);
    if (mended !== undefined) text += sizeOf(mended);
    if (mended !== undefined && keepsPromise(group, before, look(mended))) proven.push(...group);
    else waiting.push(...split(group));
  }
  return proven;
}

export function byRule<One extends Mendable>(mendables: readonly One[]): One[][] {
  return [...Map.groupBy(mendables, ({ rule }) => rule).values()];
}

function split<One extends Mendable>(group: readonly One[]): readonly (readonly One[])[] {
  const rules = byRule(group);
  if (rules.length > 1) return rules;
  return group.length > 1 ? group.map((one) => [one]) : [];
}

function sizeOf(connector: Connector): number {
  const roles = ["swagger", "properties", "readme", "script"] as const;
  return roles.reduce((sum, role) => sum + (connector.text(role)?.size ?? 0), 0);
}

/** What the group mends is gone, nothing new has come, and no rule stopped looking. */
export function keepsPromise(group: readonly Mendable[], before: Look, after: Look): boolean {
  const allowed = countsOf(before.fingerprints);
  for (const { fingerprint } of group) allowed.set(fingerprint, (allowed.get(fingerprint) ?? 0) - 1);
  const known = new Set(before.unchecked.map(nameOf));
  return (
    after.unchecked.every((one) => known.has(nameOf(one))) &&
    [...countsOf(after.fingerprints)].every(
      ([fingerprint, count]) => count <= (allowed.get(fingerprint) ?? 0),
    )
  );
}

function countsOf(fingerprints: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const fingerprint of fingerprints) counts.set(fingerprint, (counts.get(fingerprint) ?? 0) + 1);
  return counts;
}

function nameOf({ rule, because }: Unchecked): string {
  return `${rule} ${because}`;
}
