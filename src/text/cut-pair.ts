/** Two different texts that are too long to be shown whole. */

/** Kept before the first difference, in UTF-16 code units. */
const contextLength = 20;

/**
 * @param maxLength what fits, in UTF-16 code units
 * @returns both as they are when they fit; else both from shortly before their first difference on, with "…" in front, so
 *   that two different texts never look alike. They are not cut at the end.
 */
export function cutPair(one: string, other: string, maxLength: number): readonly [string, string] {
  const start = startOfDifference(one, other) - contextLength;
  const isLong = Math.max(one.length, other.length) > maxLength;
  if (!isLong || start <= 0) return [one, other];
  return [`…${one.slice(start)}`, `…${other.slice(start)}`];
}

function startOfDifference(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}
