/**
 * Keeps the results for the last few keys: the same file is read again within a moment, on the other side of a change
 * or after a fix elsewhere. The result must follow from the key alone.
 */
export function recently<Arguments extends readonly unknown[], T>(
  count: number,
  keyOf: (...given: Arguments) => string,
  compute: (...given: Arguments) => T,
): (...given: Arguments) => T {
  const known = new Map<string, { readonly value: T }>();
  return (...given) => {
    const key = keyOf(...given);
    const found = known.get(key) ?? { value: compute(...given) };
    // A map is in the order of insertion: the first is what nobody asked for longest.
    known.delete(key);
    known.set(key, found);
    for (const oldest of known.keys()) {
      if (known.size <= count) break;
      known.delete(oldest);
    }
    return found.value;
  };
}
