/** At most four reads of one installation are under way at once (GitHub's secondary limits count them). */
import type { GitHub } from "./octokit.ts";

const maxReadsAtOnce = 4;

export type Gate = <T>(work: () => Promise<T>) => Promise<T>;

// An Octokit is made per installation (or per job): the gate lives as long as it does.
const gates = new WeakMap<GitHub, Gate>();

/** The gate of this Octokit; all trees read with it share one. */
export function gateOf(octokit: GitHub): Gate {
  const known = gates.get(octokit);
  if (known !== undefined) return known;
  const gate = createGate(maxReadsAtOnce);
  gates.set(octokit, gate);
  return gate;
}

function createGate(limit: number): Gate {
  const waiting: (() => void)[] = [];
  let underWay = 0;
  return async (work) => {
    if (underWay >= limit) await new Promise<void>((go) => waiting.push(go));
    else underWay += 1;
    try {
      return await work();
    } finally {
      // Handed over directly, so nobody who comes in between can take the place.
      const next = waiting.shift();
      if (next === undefined) underWay -= 1;
      else next();
    }
  };
}
