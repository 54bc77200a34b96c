/** Which findings speak, in which order, and how many there are. All formats ask here, so they never disagree. */
import type { ConnectorReview, Finding, Review, Unchecked } from "../review/finding/finding.ts";
import { severityRank } from "../review/finding/severity.ts";
import { isBlocking, isBreaking } from "../review/finding/verdict.ts";
import { isNotNeeded } from "./not-needed.ts";

/** Findings, not occurrences: one thing to do is one thing, however often it repeats. */
export interface Tally {
  /** New and not waived, by severity. */
  readonly error: number;
  /** Errors that are breaking changes to confirm; counted in `error` too. */
  readonly breaking: number;
  readonly warning: number;
  readonly info: number;
  readonly existing: number;
  readonly fixed: number;
  readonly waived: number;
  /** Rules that should have looked and could not. */
  readonly unchecked: number;
  /** Rules that ran to their end on the connector where most did. */
  readonly rules: number;
}

export function isNew(finding: Finding): boolean {
  return finding.age === "new" && finding.waived === null;
}

/** Already there before, on an element that the change touches: shown, never held against it. */
export function isTouchedExisting(finding: Finding): boolean {
  return finding.age === "existing" && finding.waived === null && finding.isTouched;
}

/** One of its occurrences has a verified fix. */
export function hasSuggestion(finding: Finding): boolean {
  return finding.occurrences.some((one) => one.suggestion !== null);
}

/** Most severe first, otherwise in the order of the review; new before existing. */
export function mostSevereFirst(findings: readonly Finding[]): readonly Finding[] {
  const rank = (finding: Finding) => severityRank(finding.severity) * 2 + (finding.age === "new" ? 0 : 1);
  return findings.toSorted((a, b) => rank(a) - rank(b));
}

export function allFindings(review: Review): readonly Finding[] {
  return [...review.connectors.flatMap((connector) => connector.findings), ...review.pullRequestFindings];
}

/** Of all connectors and of the pull request itself. */
export function tallyOfReview(review: Review): Tally {
  return tally(review.connectors, allFindings(review));
}

export function tallyOf(connectors: readonly ConnectorReview[]): Tally {
  return tally(
    connectors,
    connectors.flatMap((connector) => connector.findings),
  );
}

function tally(connectors: readonly ConnectorReview[], findings: readonly Finding[]): Tally {
  const count = (test: (finding: Finding) => boolean) => findings.filter(test).length;
  return {
    error: count(isBlocking),
    breaking: count(isBreaking),
    warning: count((finding) => isNew(finding) && finding.severity === "warning"),
    info: count((finding) => isNew(finding) && finding.severity === "info"),
    existing: count((finding) => finding.age === "existing" && finding.waived === null),
    fixed: count((finding) => finding.age === "fixed"),
    waived: count((finding) => finding.age !== "fixed" && finding.waived !== null),
    unchecked: connectors.reduce((sum, connector) => sum + gapsIn(connector).length, 0),
    rules: connectors.reduce((most, connector) => Math.max(most, connector.checked), 0),
  };
}

/** What should have been looked at and was not: all but what is not needed. */
export function gapsIn({ unchecked }: ConnectorReview): readonly Unchecked[] {
  return unchecked.filter((one) => !isNotNeeded(one));
}

/** Rules that could not look, grouped by what kept them: `7 rules, apiProperties.json cannot be read` is one group. */
export function uncheckedGroups(unchecked: readonly Unchecked[]): readonly {
  readonly because: Unchecked["because"];
  readonly detail: string;
  readonly rules: readonly string[];
}[] {
  const groups = new Map<string, { because: Unchecked["because"]; detail: string; rules: string[] }>();
  for (const { rule, because, detail } of unchecked) {
    const key = `${because} ${detail}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { because, detail, rules: [rule] });
    else group.rules.push(rule);
  }
  return [...groups.values()];
}
