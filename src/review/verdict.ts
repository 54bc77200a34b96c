/** Pass, fail or incomplete: only a new, unwaived error fails; what could not be checked is never a pass. */
import type { Finding, Totals, Unchecked, Verdict } from "./finding.ts";

/**
 * A missing file does not make a review incomplete: where the file is required, its absence is a finding of its own.
 */
export function verdictOf(findings: readonly Finding[], unchecked: readonly Unchecked[]): Verdict {
  if (findings.some(blocks)) return "fail";
  return unchecked.some((one) => one.because !== "file-absent") ? "incomplete" : "pass";
}

/** Whether this finding alone keeps the change from being certified. */
export function blocks(finding: Finding): boolean {
  return finding.severity === "error" && finding.age === "new" && finding.waived === null;
}

export function worst(verdicts: readonly Verdict[], hasGaps: boolean): Verdict {
  if (verdicts.includes("fail")) return "fail";
  return hasGaps || verdicts.includes("incomplete") ? "incomplete" : "pass";
}

/** Counts findings, not occurrences. Severities count what is new or touched; ages count everything. */
export function totalsOf(findings: readonly Finding[]): Totals {
  const totals = { error: 0, warning: 0, info: 0, new: 0, existing: 0, fixed: 0, waived: 0 };
  for (const finding of findings) {
    totals[finding.age] += 1;
    if (finding.waived !== null) totals.waived += 1;
    else if (finding.age !== "fixed") totals[finding.severity] += 1;
  }
  return totals;
}
