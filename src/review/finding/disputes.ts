/** What people say a rule has wrong. It changes no verdict: a maintainer decides, by a waiver. */
import type { Dispute, Finding, Review } from "./finding.ts";

export interface ActiveDispute extends Dispute {
  readonly rule: string;
}

/** The review with its disputes at the findings they are about. One holds until its finding is fixed or waived. */
export function applyDisputes(review: Review, disputes: readonly ActiveDispute[]): Review {
  if (disputes.length === 0) return review;
  const marked = (finding: Finding): Finding => {
    const about = disputes.filter(({ rule }) => rule === finding.rule && isOpen(finding));
    return about.length === 0
      ? finding
      : { ...finding, disputes: about.map(({ by, because }) => ({ by, because })) };
  };
  return {
    ...review,
    connectors: review.connectors.map((connector) => ({
      ...connector,
      findings: connector.findings.map(marked),
    })),
    pullRequestFindings: review.pullRequestFindings.map(marked),
  };
}

/** Shown, and nobody let it pass. */
function isOpen({ age, waived, isTouched }: Finding): boolean {
  return waived === null && (age === "new" || (age === "existing" && isTouched));
}

export function isDisputed({ connectors, pullRequestFindings }: Review): boolean {
  const findings = [...connectors.flatMap((connector) => connector.findings), ...pullRequestFindings];
  return findings.some(({ disputes }) => disputes !== undefined);
}
