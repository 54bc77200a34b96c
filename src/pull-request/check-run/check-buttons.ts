/** The buttons below our check run that do something for a review. GitHub shows three at most, and not to everybody. */
import { buttons } from "../../commands/buttons.ts";
import type { Button } from "../../commands/definition.ts";
import type { CheckButton } from "../../github/check-run.ts";
import { allFindings } from "../../report/tally.ts";
import type { Finding, Review } from "../../review/finding/finding.ts";

export function buttonsFor(review: Review): readonly CheckButton[] {
  const findings = allFindings(review).filter(({ age, waived }) => age === "new" && waived === null);
  return buttons
    .filter(({ shownWith }) => isShown(shownWith, findings))
    .map(({ label, description, name }) => ({ label, description, identifier: name }));
}

function isShown(shownWith: Button["shownWith"], findings: readonly Finding[]): boolean {
  switch (shownWith) {
    case "any review":
      return true;
    case "findings":
      return findings.length > 0;
    case "fixes":
      return findings.some(({ occurrences }) => occurrences.some(({ suggestion }) => suggestion !== null));
    default:
      return shownWith satisfies never;
  }
}
