/** What is new, what was there before: a multiset comparison by fingerprint, never by line or wording. */
import type { Age } from "./finding.ts";
import type { PlacedSighting } from "./occurrence.ts";

export interface Aged extends PlacedSighting {
  readonly age: Age;
  /** False only for an existing problem whose element the change leaves alone. */
  readonly isTouched: boolean;
}

/**
 * Each fingerprint of the base excuses one equal fingerprint of the head; what is left of the base is fixed.
 * Where several share a fingerprint, those with an unchanged value are matched first.
 */
export function compareWithBaseline(
  head: readonly PlacedSighting[],
  base: readonly PlacedSighting[],
): { readonly head: readonly Aged[]; readonly fixed: readonly Aged[] } {
  const left = new Map<string, PlacedSighting[]>();
  for (const sighting of base) {
    const same = left.get(sighting.occurrence.fingerprint);
    if (same === undefined) left.set(sighting.occurrence.fingerprint, [sighting]);
    else same.push(sighting);
  }
  const untouched = new Set<PlacedSighting>();
  for (const sighting of head) {
    if (takeEqual(left.get(sighting.occurrence.fingerprint), sighting)) untouched.add(sighting);
  }
  const aged = head.map((sighting): Aged => {
    if (untouched.has(sighting)) return { ...sighting, age: "existing", isTouched: false };
    const before = left.get(sighting.occurrence.fingerprint)?.shift();
    return { ...sighting, age: before === undefined ? "new" : "existing", isTouched: true };
  });
  const fixed = [...left.values()]
    .flat()
    .map((sighting): Aged => ({ ...sighting, age: "fixed", isTouched: true }));
  return { head: aged, fixed };
}

function takeEqual(candidates: PlacedSighting[] | undefined, sighting: PlacedSighting): boolean {
  const index =
    candidates?.findIndex((one) => one.occurrence.valueHash === sighting.occurrence.valueHash) ?? -1;
  if (candidates === undefined || index === -1) return false;
  candidates.splice(index, 1);
  return true;
}
