/** A draw that is random and the same for the same seed. */

/**
 * Kinds take turns until there are enough, so that rare ones are drawn too; which of a kind comes first is chance.
 * @param seed an integer
 */
export function drawn<One>(
  all: readonly One[],
  kindOf: (one: One) => string,
  count: number,
  seed: number,
): readonly One[] {
  const kinds = [...Map.groupBy(shuffled(all, chance(seed)), kindOf).values()];
  const turns = Math.max(0, ...kinds.map(({ length }) => length));
  return Array.from({ length: turns }, (_, turn) => kinds.flatMap((kind) => kind[turn] ?? []))
    .flat()
    .slice(0, count);
}

function shuffled<One>(all: readonly One[], next: () => number): One[] {
  const keyed = all.map((one) => ({ one, key: next() }));
  return keyed.sort((a, b) => a.key - b.key).map(({ one }) => one);
}

/** Numbers from 0 to 1: mulberry32, https://github.com/cprosche/mulberry32. */
function chance(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
