/** The disputes among the decisions of a pull request. A dispute counts as long as its comment exists. */
import type { ActiveDispute } from "../review/finding/disputes.ts";
import type { Decision } from "./decision.ts";

/** @param decisions accepted, in the order of the conversation; of two disputes by one person about one rule the later counts */
export function disputesIn(decisions: readonly Decision[]): readonly ActiveDispute[] {
  const latest = new Map<string, ActiveDispute>();
  for (const { command, rule, by, because } of decisions) {
    if (command === "dispute" && rule !== null) latest.set(JSON.stringify([rule, by]), { rule, by, because });
  }
  return [...latest.values()];
}
