/** What people let pass: findings they waived, breaking changes they acknowledged. Bound to values; a changed value is not waived. */
import picomatch from "picomatch";
import type { SettingsWaiver } from "../settings.ts";
import type { ConnectorReview, Finding, Occurrence, Review, Waiver } from "./finding.ts";
import { totalsOf, verdictOf, worst } from "./verdict.ts";

/** Rules whose findings are acknowledged together. */
export const breakingRules = "breaking-change/";

export interface ActiveWaiver extends Waiver {
  /** A rule's id, or the beginning of several up to and including the slash. */
  readonly rule: string;
  /** Whether a file (path from the repository's root) is meant. */
  readonly holdsFor: (file: string) => boolean;
  /** Values it holds for, as `valueKey` writes them; null: every value (a repository's settings). */
  readonly values: ReadonlySet<string> | null;
}

/** A waiver of a repository's settings, for every value and as long as its day has not passed. */
export function settingsWaiver({ rule, paths, because, until }: SettingsWaiver): ActiveWaiver {
  const globs = paths.flatMap((path) => [path, `${path.replace(/\/+$/, "")}/**`]);
  const holdsFor = paths.length === 0 ? () => true : picomatch(globs, { dot: true });
  return { rule, holdsFor, values: null, by: "the settings", because, until };
}

/** Names an element together with the value it has now. */
export function valueKey(occurrence: Occurrence): string {
  return `${elementOf(occurrence)}:${occurrence.valueHash}`;
}

/** Names what a rule is about; a folder renamed by the pull request keeps its name of the merge base. */
export function elementOf({ fingerprint, formerFingerprint }: Occurrence): string {
  return formerFingerprint ?? fingerprint;
}

type Meaning = Pick<ActiveWaiver, "rule" | "holdsFor">;

/** @param connector whose finding it is; null: of the pull request itself */
function isMeant(waiver: Meaning, finding: Finding, connector: ConnectorReview | null): boolean {
  const { rule, age, file } = finding;
  const isRule = waiver.rule.endsWith("/") ? rule.startsWith(waiver.rule) : rule === waiver.rule;
  if (!isRule || age === "fixed") return false;
  if (waiver.holdsFor(file)) return true;
  if (connector === null || connector.renamedFrom === null) return false;
  return waiver.holdsFor(`${connector.renamedFrom}${file.slice(connector.folder.length)}`);
}

export function meantFindings(review: Review, waiver: Meaning): readonly Finding[] {
  return [
    ...review.connectors.flatMap((connector) =>
      connector.findings.filter((finding) => isMeant(waiver, finding, connector)),
    ),
    ...review.pullRequestFindings.filter((finding) => isMeant(waiver, finding, null)),
  ];
}

/** The review with every finding that a waiver holds for marked, and verdicts and totals to match. */
export function applyWaivers(review: Review, waivers: readonly ActiveWaiver[]): Review {
  if (waivers.length === 0) return review;
  const connectors = review.connectors.map((connector) => {
    const findings = connector.findings.flatMap((finding) => split(finding, connector, waivers));
    const isChanged = findings.some(({ waived }) => waived !== null);
    return isChanged
      ? { ...connector, findings, verdict: verdictOf(findings, connector.unchecked) }
      : connector;
  });
  const pullRequestFindings = review.pullRequestFindings.flatMap((finding) => split(finding, null, waivers));
  return summed({ ...review, connectors, pullRequestFindings });
}

/** A review after its findings changed: verdict and totals to match. */
export function summed(review: Omit<Review, "verdict" | "totals">): Review {
  const { connectors, pullRequestFindings, gaps } = review;
  const verdicts = [...connectors.map(({ verdict }) => verdict), verdictOf(pullRequestFindings, [])];
  const findings = [...connectors.flatMap((connector) => connector.findings), ...pullRequestFindings];
  return { ...review, verdict: worst(verdicts, gaps.length > 0), totals: totalsOf(findings) };
}

/** A finding counts equal mistakes together; where only some of them are waived, it becomes two. */
function split(
  finding: Finding,
  connector: ConnectorReview | null,
  waivers: readonly ActiveWaiver[],
): Finding[] {
  const meant = waivers.filter((waiver) => isMeant(waiver, finding, connector));
  if (meant.length === 0 || finding.waived !== null) return [finding];
  const groups = Map.groupBy(finding.occurrences, (one) =>
    meant.find(({ values }) => values === null || values.has(valueKey(one))),
  );
  return [...groups].flatMap(([waiver, [first, ...others]]) => {
    if (first === undefined) return [];
    const waived =
      waiver === undefined ? null : { by: waiver.by, because: waiver.because, until: waiver.until };
    // Lines around the first location belong to it alone.
    const excerpt = first === finding.occurrences[0] ? finding.excerpt : null;
    return [{ ...finding, waived, occurrences: [first, ...others], excerpt }];
  });
}
