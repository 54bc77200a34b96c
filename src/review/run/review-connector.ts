/** One connector: its rules run on both sides, their diagnostics are located, aged and counted. */
import { compareConnectors } from "../../connector/comparison/compare-connectors.ts";
import type { Connector } from "../../connector/connector.ts";
import { makeSource, type Source } from "../../text/source.ts";
import { aggregate } from "../finding/aggregate.ts";
import { compareWithBaseline } from "../finding/baseline.ts";
import { withoutCovered } from "../finding/covered.ts";
import type { Change, ConnectorReview, Severity } from "../finding/finding.ts";
import { fingerprintOf } from "../finding/fingerprint.ts";
import { locateDiagnostics, type RuleOccurrence, sourceAt } from "../finding/occurrence.ts";
import { renamedPairs } from "../finding/renamed.ts";
import { isUnread, unreadFiles } from "../finding/unread.ts";
import { verdictOf } from "../finding/verdict.ts";
import { mayFixExcept, type OccurrenceKey } from "../fix/excluded.ts";
import { type Fixed, fixConnector, type RuleResultsWithFixes } from "../fix/fix-connector.ts";
import { type Verification, withSuggestions } from "../fix/suggest.ts";
import type { RunRules } from "../fix/verify.ts";
import { conventionsUnder } from "../rule/conventions.ts";
import type { ConnectorRule } from "../rule/rule.ts";
import { defaultSettings, type ReviewSettings, severityUnder } from "../settings.ts";
import { type ExtraViews, type RuleDiagnostic, type RulesRun, runRules } from "./run-rules.ts";

export interface ConnectorSides {
  /** Null: the connector is new. */
  readonly before: Connector | null;
  /** Null: the connector was removed. */
  readonly after: Connector | null;
  readonly change: Change;
  readonly renamedFrom: string | null;
  /** The other connectors; undefined where nothing that is compared with theirs changed. */
  readonly index?: ExtraViews["index"];
  /** What the reference parser objects to on either side; absent when it was not asked or takes the head. */
  readonly reference?: { readonly head: ExtraViews["reference"]; readonly base: ExtraViews["reference"] };
  /** `each` when absent. */
  readonly verification?: Verification;
}

/** A removed connector has nothing left to check and passes. */
export function reviewConnector(
  rules: readonly ConnectorRule[],
  settings: ReviewSettings,
  sides: ConnectorSides,
): ConnectorReview {
  const { before, after, change, renamedFrom, index, reference, verification } = sides;
  const shown = after ?? before;
  if (shown === null) throw new Error("a connector that is on neither side");
  const about = { folder: shown.folder, name: shown.name, kind: shown.kind, change, renamedFrom };
  if (after === null)
    return { ...about, verdict: "pass", findings: [], unchecked: [], unread: [], checked: 0 };

  const conventions = conventionsUnder(settings);
  const comparison = before === null ? undefined : compareConnectors(before, after);
  const run = runRules(after, rules, { comparison, index, reference: reference?.head, conventions });
  const head = locateDiagnostics(after, after.folder, run.diagnostics, before, renamedFrom);
  const base = baselineOf(before, after.folder, rules, { index, reference: reference?.base, conventions });
  const compared = compareWithBaseline(head, base, (unpaired, unpairedBase) =>
    before === null ? [] : renamedPairs({ before, after }, unpaired, unpairedBase),
  );
  const look = lookWith(rules, before, { index, conventions });
  const severityOf = severityIn(settings);
  const headResults = (): RuleResultsWithFixes => resultsOf(after, run);
  const suggested = withSuggestions(
    after,
    withoutCovered(compared.head, severityOf),
    severityOf,
    headResults,
    look,
    verification ?? "each",
  );
  // A rule that didn't run on the head, or not on this file, doesn't know that anything is fixed.
  const unread = unreadFiles(after, before);
  const isKnown = ({ rule, file }: RuleOccurrence): boolean =>
    run.ran.has(rule.id) && !isUnread(file, unread);
  const known = compared.fixed.filter(isKnown);
  const fixed = withoutCovered(known, severityOf, base);
  const findings = aggregate([...suggested, ...fixed], severityOf, (file, age) =>
    sourceOn(age === "fixed" ? before : after, file),
  );
  const verdict = verdictOf(findings, run.unchecked);
  return { ...about, verdict, findings, unchecked: run.unchecked, unread, checked: run.ran.size };
}

function severityIn(settings: ReviewSettings): (one: RuleDiagnostic) => Severity {
  return ({ rule, diagnostic }) => severityUnder(rule, diagnostic.severity, settings);
}

/** Looks at a connector again after a fix, with everything a review looks at. */
function lookWith(
  rules: readonly ConnectorRule[],
  before: Connector | null,
  extraViews: ExtraViews,
): RunRules {
  return (connector) => {
    const comparison = before === null ? undefined : compareConnectors(before, connector);
    return resultsOf(connector, runRules(connector, rules, { ...extraViews, comparison }));
  };
}

/**
 * All verified fixes of what a review would show of a connector, made in memory.
 * @param excluded stay as they are
 */
export function fixWith(
  rules: readonly ConnectorRule[],
  connector: Connector,
  settings: ReviewSettings = defaultSettings,
  excluded: readonly OccurrenceKey[] = [],
): Fixed {
  const conventions = conventionsUnder(settings);
  const run = (each: Connector): RulesRun => {
    const all = runRules(each, rules, { conventions });
    const shown = new Set(withoutCovered(all.diagnostics, severityIn(settings)));
    return { ...all, diagnostics: all.diagnostics.map((one) => (shown.has(one) ? one : withoutEdits(one))) };
  };
  if (excluded.length === 0) return fixConnector(connector, (each) => resultsOf(each, run(each)));
  const mayFix = mayFixExcept(excluded, keysOf(connector, run(connector)));
  return fixConnector(connector, (each) => {
    const results = run(each);
    const keys = keysOf(each, results);
    const diagnostics = results.diagnostics.map((one, index) => {
      const key = keys[index];
      return key === undefined || mayFix(key) ? one : withoutEdits(one);
    });
    return resultsOf(each, { ...results, diagnostics });
  });
}

/** One for each diagnostic, in the same order. */
function keysOf(connector: Connector, { diagnostics }: RulesRun): readonly OccurrenceKey[] {
  return locateDiagnostics(connector, connector.folder, diagnostics).map(({ occurrence }) => occurrence);
}

function withoutEdits({ rule, diagnostic }: RuleDiagnostic): RuleDiagnostic {
  const { edits: _excluded, ...rest } = diagnostic;
  return { rule, diagnostic: rest };
}

function resultsOf(connector: Connector, { diagnostics, unchecked }: RulesRun): RuleResultsWithFixes {
  const results = diagnostics.map(({ rule, diagnostic }) => ({
    rule: rule.id,
    fingerprint: fingerprintOf(rule.id, connector.folder, diagnostic.subject),
    file: diagnostic.location.file,
    ...(diagnostic.location.kind === "pointer" ? { pointer: diagnostic.location.pointer } : {}),
    ...(diagnostic.edits === undefined ? {} : { edits: diagnostic.edits }),
  }));
  const secret = diagnostics.filter(({ diagnostic }) => diagnostic.isSecret === true);
  return {
    results,
    unchecked,
    secretFiles: new Set(secret.map(({ diagnostic }) => diagnostic.location.file)),
    ruleFixes: results.flatMap(({ edits, ...one }) => (edits === undefined ? [] : [{ ...one, edits }])),
  };
}

/** The same rules on the merge base, under the head's folder name, so that a rename alone makes nothing new. */
function baselineOf(
  before: Connector | null,
  folder: string,
  rules: readonly ConnectorRule[],
  extraViews: ExtraViews,
): RuleOccurrence[] {
  return before === null
    ? []
    : locateDiagnostics(before, folder, runRules(before, rules, extraViews).diagnostics);
}

function sourceOn(connector: Connector | null, file: string): Source {
  return connector === null ? makeSource(file, "") : sourceAt(connector, file);
}
