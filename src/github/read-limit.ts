/** At most four reads of one installation are under way at once: GitHub's secondary rate limits count them. */
import pLimit, { type LimitFunction } from "p-limit";
import type { GitHub } from "./octokit.ts";

const maxReadsAtOnce = 4;

// An Octokit is made per installation (or per job): the limit lives as long as it does.
const limits = new WeakMap<GitHub, LimitFunction>();

/** The limit of this Octokit; all trees read with it share one. */
export function readLimitOf(octokit: GitHub): LimitFunction {
  const known = limits.get(octokit);
  if (known !== undefined) return known;
  const limit = pLimit(maxReadsAtOnce);
  limits.set(octokit, limit);
  return limit;
}
