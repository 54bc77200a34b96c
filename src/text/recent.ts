/**
 * Keeps the results for the last few keys: the same file is read again within a moment, on the other side of a change or
 * after a fix in another file. A result must depend on the key alone.
 */
import { LRUCache } from "lru-cache";

export function recently<Arguments extends readonly unknown[], T>(
  count: number,
  keyOf: (...given: Arguments) => string,
  compute: (...given: Arguments) => T,
): (...given: Arguments) => T {
  const kept = new LRUCache<string, { readonly value: T }>({ max: count });
  return (...given) => {
    const key = keyOf(...given);
    const known = kept.get(key);
    if (known !== undefined) return known.value;
    const value = compute(...given);
    kept.set(key, { value });
    return value;
  };
}
