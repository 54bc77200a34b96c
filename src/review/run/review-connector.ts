/** One connector: its rules run on both sides, what they saw placed, aged and counted. */
import { compareConnectors } from "../../connector/comparison/compare-connectors.ts";
import type { Connector } from "../../connector/connector.ts";
import { makeSource, type Source } from "../../text/source.ts";
import { aggregate } from "../finding/aggregate.ts";
import { compareWithBaseline } from "../finding/baseline.ts";
import type { Change, ConnectorReview, Severity } from "../finding/finding.ts";
import { fingerprintOf } from "../finding/fingerprint.ts";
import { type PlacedSighting, placeSightings, sourceAt } from "../finding/occurrence.ts";
import { verdictOf } from "../finding/verdict.ts";
import { type Fixed, fixConnector, type Offer } from "../fix/fix-connector.ts";
import { type Proofs, withSuggestions } from "../fix/suggest.ts";
import type { Looker } from "../fix/verify.ts";
import { conventionsUnder } from "../rule/conventions.ts";
import type { Rule } from "../rule/rule.ts";
import { defaultSettings, type ReviewSettings, severityUnder } from "../settings.ts";
import { type Beside, type RulesRun, runRules } from "./run-rules.ts";

export interface ConnectorSides {
  /** Null: the connector is new. */
  readonly before: Connector | null;
  /** Null: the connector was removed. */
  readonly after: Connector | null;
  readonly change: Change;
  readonly renamedFrom: string | null;
  /** The other connectors; undefined where nothing that is compared with theirs changed. */
  readonly index?: Beside["index"];
  /** What the reference parser objects to on either side; absent when it was not asked or takes the head. */
  readonly reference?: { readonly head: Beside["reference"]; readonly base: Beside["reference"] };
  /** `each` when absent. */
  readonly proofs?: Proofs;
}

/** A removed connector has nothing left to check and passes. */
export function reviewConnector(
  rules: readonly Rule[],
  settings: ReviewSettings,
  sides: ConnectorSides,
): ConnectorReview {
  const { before, after, change, renamedFrom, index, reference, proofs } = sides;
  const shown = after ?? before;
  if (shown === null) throw new Error("a connector that is on neither side");
  const about = { folder: shown.folder, name: shown.name, kind: shown.kind, change, renamedFrom };
  if (after === null) return { ...about, verdict: "pass", findings: [], unchecked: [], checked: 0 };

  const conventions = conventionsUnder(settings);
  const comparison = before === null ? undefined : compareConnectors(before, after);
  const run = runRules(after, rules, { comparison, index, reference: reference?.head, conventions });
  const head = placeSightings(after, after.folder, run.sighted, before, renamedFrom);
  const compared = compareWithBaseline(
    head,
    baselineOf(before, after.folder, rules, { index, reference: reference?.base, conventions }),
  );
  const look = lookWith(rules, before, { index, conventions });
  const severityOf = ({ rule, sighting }: PlacedSighting): Severity =>
    severityUnder(rule, sighting.severity, settings);
  const offer = (): Offer => offerOf(after, run);
  const suggested = withSuggestions(after, compared.head, severityOf, offer, look, proofs ?? "each");
  const findings = aggregate([...suggested, ...compared.fixed], severityOf, (file, age) =>
    sourceOn(age === "fixed" ? before : after, file),
  );
  const verdict = verdictOf(findings, run.unchecked);
  return { ...about, verdict, findings, unchecked: run.unchecked, checked: run.checked };
}

/** Looks at a connector again after a repair, with everything a review looks at. */
function lookWith(rules: readonly Rule[], before: Connector | null, beside: Beside): Looker {
  return (connector) => {
    const comparison = before === null ? undefined : compareConnectors(before, connector);
    return offerOf(connector, runRules(connector, rules, { ...beside, comparison }));
  };
}

/** All proven repairs of a connector, made in memory. */
export function fixWith(
  rules: readonly Rule[],
  connector: Connector,
  settings: ReviewSettings = defaultSettings,
): Fixed {
  const conventions = conventionsUnder(settings);
  return fixConnector(connector, (each) => offerOf(each, runRules(each, rules, { conventions })));
}

function offerOf(connector: Connector, { sighted, unchecked }: RulesRun): Offer {
  const seen = sighted.map(({ rule, sighting }) => ({
    rule: rule.id,
    fingerprint: fingerprintOf(rule.id, connector.folder, sighting.subject),
    file: sighting.at.file,
    ...(sighting.at.kind === "pointer" ? { pointer: sighting.at.pointer } : {}),
    ...(sighting.repair === undefined ? {} : { repair: sighting.repair }),
  }));
  const secret = sighted.filter(({ sighting }) => sighting.isSecret === true);
  return {
    seen,
    unchecked,
    secretFiles: new Set(secret.map(({ sighting }) => sighting.at.file)),
    mendables: seen.flatMap(({ repair, ...one }) => (repair === undefined ? [] : [{ ...one, repair }])),
  };
}

/** The same rules on the merge base, under the head's folder name, so that a rename alone makes nothing new. */
function baselineOf(
  before: Connector | null,
  folder: string,
  rules: readonly Rule[],
  beside: Beside,
): PlacedSighting[] {
  return before === null ? [] : placeSightings(before, folder, runRules(before, rules, beside).sighted);
}

function sourceOn(connector: Connector | null, file: string): Source {
  return connector === null ? makeSource(file, "") : sourceAt(connector, file);
}
