/** Which findings stay as they are when a connector is fixed: those that people waived. */

/** An element that a rule reports, with its value. */
export interface OccurrenceKey {
  /** With the connector's folder on the head. */
  readonly fingerprint: string;
  readonly valueHash: string;
}

/**
 * Fixes can change the value of an excluded element, and elements can share a fingerprint. So an element with an excluded
 * fingerprint may be fixed only if it was in the connector before the first fix, with a value that isn't excluded.
 * @param before what was found before the first fix
 */
export function mayFixExcept(
  excluded: readonly OccurrenceKey[],
  before: readonly OccurrenceKey[],
): (one: OccurrenceKey) => boolean {
  const fingerprints = new Set(excluded.map(({ fingerprint }) => fingerprint));
  const excludedKeys = new Set(excluded.map(keyOf));
  const allowedKeys = new Set(before.map(keyOf).filter((key) => !excludedKeys.has(key)));
  return (one) => !fingerprints.has(one.fingerprint) || allowedKeys.has(keyOf(one));
}

function keyOf({ fingerprint, valueHash }: OccurrenceKey): string {
  return `${fingerprint}:${valueHash}`;
}
