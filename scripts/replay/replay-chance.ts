/** Chance that comes out the same for the same seed. */
export interface Chance {
  /** 0 … limit - 1. */
  below(limit: number): number;
  /** True in this share of all cases. */
  is(share: number): boolean;
  /** In another order; the list itself stays as it is. */
  shuffled<Item>(items: readonly Item[]): Item[];
  /** Undefined for an empty list. */
  pick<Item>(items: readonly Item[]): Item | undefined;
}

/** @param seed a whole number: the pull request's */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  // Mulberry32: https://gist.github.com/tommyettinger/46a874533244883189143505d203312c
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    is: (share) => next() < share,
    shuffled(items) {
      const left = [...items];
      return items.flatMap(() => left.splice(below(left.length), 1));
    },
    pick: (items) => items[below(items.length)],
  };
}
