/** Pass, fail or incomplete: only a new, unwaived error fails; what could not be checked is never a pass. */
import type { Finding, Totals, Unchecked, UncheckedReason, Verdict } from "./finding.ts";

/**
 * A missing file does not make a review incomplete: where the file is required, its absence is a finding. Two more
 * reasons don't: a folder that is checked alone isn't compared with others, and a repository may choose another language.
 */
export function verdictOf(findings: readonly Finding[], unchecked: readonly Unchecked[]): Verdict {
  if (findings.some(isBlocking)) return "fail";
  return unchecked.some(({ because }) => !isHarmless(because)) ? "incomplete" : "pass";
}

/** Whether a review is complete although rules were not run for this reason. */
export function isHarmless(because: UncheckedReason): boolean {
  return because === "file-absent" || because === "no-index" || because === "other-language";
}

/** A new error that nobody waived: one is enough to fail a review. */
export function isBlocking(finding: Finding): boolean {
  return finding.severity === "error" && finding.age === "new" && finding.waived === null;
}

/** A change that flows which run today can notice: a question to a maintainer, not a mistake. */
export function isBreaking(finding: Finding): boolean {
  return isBlocking(finding) && finding.occurrences[0].comparison !== undefined;
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
