/** What people say a rule has wrong on a pull request. It stands as long as its comment does. */

import type { ActiveDispute } from "../review/finding/disputes.ts";
import type { Decision } from "../store/decisions.ts";

/** @param decisions accepted, in the order they were said; of what one person says twice the later counts */
export function disputesIn(decisions: readonly Decision[]): readonly ActiveDispute[] {
  const latest = new Map<string, ActiveDispute>();
  for (const { command, rule, by, because } of decisions) {
    if (command === "dispute" && rule !== null) latest.set(JSON.stringify([rule, by]), { rule, by, because });
  }
  return [...latest.values()];
}
