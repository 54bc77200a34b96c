/** The order of severities: every list and table sorts by it. */
import type { Severity } from "./finding.ts";

/** The most severe first. */
export const severities = ["error", "warning", "info"] as const satisfies readonly Severity[];

/** 0 for errors: sorts the most severe first. */
export function severityRank(severity: Severity): number {
  return severities.indexOf(severity);
}
