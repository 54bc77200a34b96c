/** The review as JSON, version 1. Others rely on it: json.schema.json in this folder describes every field. */
import type { ConnectorReview, Finding, Occurrence, Review } from "../../review/finding/finding.ts";

export interface JsonOptions {
  readonly toolVersion: string;
}

/** Pretty-printed, ends with a line end. Lists every finding: new, existing (touched or not), fixed, waived. */
export function reviewJson(review: Review, options: JsonOptions): string {
  const document = {
    version: 1,
    tool: { name: "connector-review", version: options.toolVersion },
    base: review.base,
    head: review.head,
    verdict: review.verdict,
    gaps: review.gaps,
    connectors: review.connectors.map(connectorJson),
    pullRequest: { findings: review.pullRequestFindings.map(findingJson) },
    totals: review.totals,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function connectorJson(connector: ConnectorReview): object {
  const { folder, kind, isKindAssumed, change, verdict, findings, unchecked } = connector;
  return {
    folder,
    kind,
    ...(isKindAssumed === true && { kindAssumed: true }),
    change,
    verdict,
    findings: findings.map(findingJson),
    unchecked: unchecked.map(({ rule, because }) => ({ rule, because })),
  };
}

function findingJson(finding: Finding): object {
  const [first, ...others] = finding.occurrences;
  const { rule, official, policy, severity, age, waived, file, docs } = finding;
  return {
    rule,
    official,
    policy,
    severity,
    age,
    waived,
    file,
    pointer: first.pointer,
    line: first.range?.line ?? null,
    column: first.range?.column ?? null,
    endLine: first.range?.endLine ?? null,
    endColumn: first.range?.endColumn ?? null,
    subject: first.subject,
    message: first.message,
    fix: first.fix,
    suggestion: first.suggestion,
    comparison: first.comparison ?? null,
    count: finding.occurrences.length,
    more: others.map(otherLocation),
    fingerprint: first.fingerprint,
    docs,
  };
}

function otherLocation(occurrence: Occurrence): object {
  const { pointer, range, subject, message, fix, fingerprint, comparison } = occurrence;
  return {
    pointer,
    line: range?.line ?? null,
    subject,
    message,
    fix,
    fingerprint,
    comparison: comparison ?? null,
  };
}
