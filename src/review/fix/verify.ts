/** Verifies fixes: each is made in memory and all rules run again. What it fixes must be gone, and nothing new may appear. */
import type { Connector } from "../../connector/connector.ts";
import { parentPointer } from "../../text/json/pointer.ts";
import type { Unchecked } from "../finding/finding.ts";
import type { EditApplier, FileEdits } from "./apply.ts";

/** What one rule found at one location. */
export interface RuleResult {
  readonly rule: string;
  readonly fingerprint: string;
  readonly file: string;
  /** Where it is a location in JSON. */
  readonly pointer?: string | undefined;
}

/** What the rules say about one connector. */
export interface RuleResults {
  readonly results: readonly RuleResult[];
  readonly unchecked: readonly Unchecked[];
}

/** A diagnostic with a fix. */
export type RuleFix = RuleResult & FileEdits;

/** Runs all rules on a connector. */
export type RunRules = (connector: Connector) => RuleResults;

/** What all verifications on one connector may cost. It bounds the time without a clock: equal changes get equal reviews. */
export interface Budget {
  readonly looks: number;
  /** Bytes of text that are looked at again. */
  readonly bytes: number;
}

/**
 * Tries fixes on their own, as they are taken one by one.
 * @param groups of each the first that is verified is enough
 * @param before what the rules say about the connector as it is
 */
export function verifyEach<One extends RuleFix>(
  applier: EditApplier,
  groups: readonly (readonly One[])[],
  before: RuleResults,
  look: RunRules,
  budget: Budget,
): readonly One[] {
  const verified: One[] = [];
  let { looks, bytes } = budget;
  const isSolved = (one: One): boolean => {
    const fixed = looks > 0 && bytes > 0 ? applier.applyAll([one]) : undefined;
    if (fixed === undefined) return false;
    looks -= 1;
    bytes -= sizeOf(fixed);
    return isVerified([one], before, look(fixed));
  };
  let waiting = groups;
  // Every group has its turn before one has a second.
  for (let at = 0; waiting.some((group) => at < group.length); at++) {
    waiting = waiting.filter((group) => {
      const one = group[at];
      if (one === undefined || !isSolved(one)) return true;
      verified.push(one);
      return false;
    });
  }
  return verified;
}

/** All made in one or, where that isn't verified, all but the suspects. */
export function verifyTogether<One extends RuleFix>(
  applier: EditApplier,
  group: readonly One[],
  before: RuleResults,
  look: RunRules,
): readonly One[] {
  const fixed = group.length === 0 ? undefined : applier.applyAll(group);
  if (fixed === undefined) return [];
  const after = look(fixed);
  if (isVerified(group, before, after)) return group;
  const suspects = suspectsIn(group, before, after);
  const others = group.filter((one) => !suspects.has(one));
  const isLess = others.length > 0 && others.length < group.length;
  const without = isLess ? applier.applyAll(others) : undefined;
  return without !== undefined && isVerified(others, before, look(without)) ? others : [];
}

/**
 * Fixes that may be why a group is not verified: those that did not help, and for each result that came the fixes of its
 * value, else those of its neighbors, else all of its rule and around it.
 */
export function suspectsIn<One extends RuleFix>(
  group: readonly One[],
  before: RuleResults,
  after: RuleResults,
): ReadonlySet<One> {
  const suspects = new Set<One>();
  for (const result of excessOf(group, before, after)) {
    const found = [hasSameFingerprint, editsValueOf, editsNeighborOf, isAround]
      .map((isSuspect) => group.filter((one) => isSuspect(one, result)))
      .find((some) => some.length > 0);
    for (const one of found ?? []) suspects.add(one);
  }
  return suspects;
}

function hasSameFingerprint({ fingerprint }: RuleFix, result: RuleResult): boolean {
  return fingerprint === result.fingerprint;
}

function editsValueOf(one: RuleFix, result: RuleResult): boolean {
  return editedPointers(one, result).some((pointer) => pointer === result.pointer);
}

function editsNeighborOf(one: RuleFix, { file, pointer }: RuleResult): boolean {
  const holder = parentPointer(pointer ?? "");
  return editedPointers(one, { file, pointer }).some((edited) => parentPointer(edited) === holder);
}

function isAround(one: RuleFix, result: RuleResult): boolean {
  const { pointer } = result;
  if (one.rule === result.rule) return true;
  return editedPointers(one, result).some((edited) => {
    const holder = parentPointer(edited) ?? "";
    return holder === "" || pointer?.startsWith(holder) === true || edited.startsWith(pointer ?? "/");
  });
}

/** None where the result is in another file, or at no location in JSON. */
function editedPointers(
  { file, edits }: RuleFix,
  result: Pick<RuleResult, "file" | "pointer">,
): readonly string[] {
  if (file !== result.file || result.pointer === undefined) return [];
  return edits.flatMap((change) => ("kind" in change ? [change.pointer] : []));
}

/** What the group fixes is gone, nothing new has come, and no rule stopped looking. */
export function isVerified(group: readonly RuleFix[], before: RuleResults, after: RuleResults): boolean {
  const known = new Set(before.unchecked.map(nameOf));
  return (
    after.unchecked.every((one) => known.has(nameOf(one))) && excessOf(group, before, after).length === 0
  );
}

/** What should not be there after the fixes of the group. */
function excessOf(group: readonly RuleFix[], before: RuleResults, after: RuleResults): readonly RuleResult[] {
  const allowed = new Map<string, number>();
  const count = (fingerprint: string, by: number): number => {
    const left = (allowed.get(fingerprint) ?? 0) + by;
    allowed.set(fingerprint, left);
    return left;
  };
  for (const { fingerprint } of before.results) count(fingerprint, 1);
  for (const { fingerprint } of group) count(fingerprint, -1);
  return after.results.filter(({ fingerprint }) => count(fingerprint, -1) < 0);
}

function nameOf({ rule, because }: Unchecked): string {
  return `${rule} ${because}`;
}

/** Bytes of the text that rules look at. */
export function sizeOf(connector: Connector): number {
  const roles = ["swagger", "properties", "readme", "script"] as const;
  return roles.reduce((sum, role) => sum + (connector.text(role)?.size ?? 0), 0);
}
