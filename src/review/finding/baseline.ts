/** What is new, what was there before: a multiset comparison by fingerprint, never by line or wording. */
import type { Age } from "./finding.ts";
import type { RuleOccurrence } from "./occurrence.ts";
import type { RenamedPair } from "./renamed.ts";

export interface OccurrenceWithAge extends RuleOccurrence {
  readonly age: Age;
  /** False only for an existing problem whose element the change leaves alone. */
  readonly isTouched: boolean;
}

/**
 * Each fingerprint of the base excuses one equal fingerprint of the head; what is left of the base is fixed.
 * Where several share a fingerprint, those with an unchanged value are matched first.
 * @param pairRenamed finds, among those without an equal fingerprint, the ones whose element was renamed
 */
export function compareWithBaseline(
  head: readonly RuleOccurrence[],
  base: readonly RuleOccurrence[],
  pairRenamed: (
    head: readonly RuleOccurrence[],
    base: readonly RuleOccurrence[],
  ) => readonly RenamedPair[] = () => [],
): { readonly head: readonly OccurrenceWithAge[]; readonly fixed: readonly OccurrenceWithAge[] } {
  const left = new Map<string, RuleOccurrence[]>();
  for (const diagnostic of base) {
    const same = left.get(diagnostic.occurrence.fingerprint);
    if (same === undefined) left.set(diagnostic.occurrence.fingerprint, [diagnostic]);
    else same.push(diagnostic);
  }
  const untouched = new Set<RuleOccurrence>();
  for (const diagnostic of head) {
    if (takeEqual(left.get(diagnostic.occurrence.fingerprint), diagnostic)) untouched.add(diagnostic);
  }
  const withAge = head.map((diagnostic): OccurrenceWithAge => {
    if (untouched.has(diagnostic)) return { ...diagnostic, age: "existing", isTouched: false };
    const before = left.get(diagnostic.occurrence.fingerprint)?.shift();
    return { ...diagnostic, age: before === undefined ? "new" : "existing", isTouched: true };
  });
  const unmatched = [...left.values()].flat();
  const pairs = pairRenamed(
    head.filter((_, at) => withAge[at]?.age === "new"),
    unmatched,
  );
  const formerOf = new Map(pairs.map((pair) => [pair.head, pair.base]));
  const matched = new Set(pairs.map((pair) => pair.base));
  const fixed = unmatched
    .filter((one) => !matched.has(one))
    .map((diagnostic): OccurrenceWithAge => ({ ...diagnostic, age: "fixed", isTouched: true }));
  return {
    head: withAge.map((one, at) => renamedFrom(one, head[at] && formerOf.get(head[at]))),
    fixed,
  };
}

/** A finding of the merge base under its new name: waivers of the old one go on. */
function renamedFrom(one: OccurrenceWithAge, former: RuleOccurrence | undefined): OccurrenceWithAge {
  if (former === undefined) return one;
  const { fingerprint, formerFingerprint, valueHash } = former.occurrence;
  return {
    ...one,
    occurrence: { ...one.occurrence, formerFingerprint: formerFingerprint ?? fingerprint },
    age: "existing",
    isTouched: valueHash !== one.occurrence.valueHash,
  };
}

function takeEqual(existing: RuleOccurrence[] | undefined, diagnostic: RuleOccurrence): boolean {
  const index =
    existing?.findIndex((one) => one.occurrence.valueHash === diagnostic.occurrence.valueHash) ?? -1;
  if (existing === undefined || index === -1) return false;
  existing.splice(index, 1);
  return true;
}
