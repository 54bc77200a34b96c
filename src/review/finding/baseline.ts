/** What is new, what was there before: a multiset comparison by fingerprint, never by line or wording. */
import type { Age } from "./finding.ts";
import type { RuleOccurrence } from "./occurrence.ts";

export interface OccurrenceWithAge extends RuleOccurrence {
  readonly age: Age;
  /** False only for an existing problem whose element the change leaves alone. */
  readonly isTouched: boolean;
}

/**
 * Each fingerprint of the base excuses one equal fingerprint of the head; what is left of the base is fixed.
 * Where several share a fingerprint, those with an unchanged value are matched first.
 */
export function compareWithBaseline(
  head: readonly RuleOccurrence[],
  base: readonly RuleOccurrence[],
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
  const fixed = [...left.values()]
    .flat()
    .map((diagnostic): OccurrenceWithAge => ({ ...diagnostic, age: "fixed", isTouched: true }));
  return { head: withAge, fixed };
}

function takeEqual(existing: RuleOccurrence[] | undefined, diagnostic: RuleOccurrence): boolean {
  const index =
    existing?.findIndex((one) => one.occurrence.valueHash === diagnostic.occurrence.valueHash) ?? -1;
  if (existing === undefined || index === -1) return false;
  existing.splice(index, 1);
  return true;
}
