/** The buttons below our check run; each does what its command does. GitHub shows at most three, and not to everybody. */
import type { CheckButton } from "../../github/check-run.ts";
import { allFindings } from "../../report/tally.ts";
import type { Review } from "../../review/finding/finding.ts";

const recheck: CheckButton = {
  label: "Re-check",
  description: "Reviews the newest commit again",
  identifier: "recheck",
};
const fix: CheckButton = {
  label: "Apply safe fixes",
  description: "One commit with the proven fixes",
  identifier: "fix",
};
const explain: CheckButton = {
  label: "Explain",
  description: "Why the findings matter, with examples",
  identifier: "explain",
};

/** Only those that have an effect on this review. */
export function buttonsFor(review: Review): readonly CheckButton[] {
  const findings = allFindings(review).filter(({ age, waived }) => age === "new" && waived === null);
  const isFixable = findings.some(({ occurrences }) => occurrences.some((one) => one.suggestion !== null));
  return [recheck, ...(isFixable ? [fix] : []), ...(findings.length > 0 ? [explain] : [])];
}
