/** Runs rules over one connector. A rule that crashes or has nothing to read is recorded, the others go on. */
import type { Comparison } from "../connector/comparison/comparison.ts";
import type { Connector, Need, OwnNeed, ViewState } from "../connector/connector.ts";
import type { ConnectorIndex } from "../connector/index-of-connectors.ts";
import type { ReferenceVerdict } from "../connector/reference-verdict.ts";
import type { Unchecked } from "./finding.ts";
import type { Rule, RuleContext, Sighting } from "./rule.ts";

export interface Sighted {
  readonly rule: Rule;
  readonly sighting: Sighting;
}

export interface RulesRun {
  readonly sighted: readonly Sighted[];
  readonly unchecked: readonly Unchecked[];
  /** Rules that ran to their end. */
  readonly checked: number;
}

/** What all rules together may take on one connector. The slowest published one takes well under a second. */
const maxRulesMilliseconds = 5_000;

/** What rules may hold a connector against. */
export interface Beside {
  /** With the merge base; undefined for a connector that is new, and for the merge base itself. */
  readonly comparison?: ViewState<Comparison> | undefined;
  /** The other connectors; absent when nobody knows them, undefined when nothing that is compared with them changed. */
  readonly index?: ViewState<ConnectorIndex> | undefined;
  /** Undefined when the reference parser was not asked or objects to nothing. */
  readonly reference?: ViewState<ReferenceVerdict> | undefined;
}

/**
 * Rules that do not apply to the connector's kind are passed over without a word: they have nothing to say. So are those
 * that compare, where there is nothing to compare with.
 */
export function runRules(
  connector: Connector,
  rules: readonly Rule[],
  beside: Beside = {},
  now = (): number => performance.now(),
): RulesRun {
  const sighted: Sighted[] = [];
  const unchecked: Unchecked[] = [];
  const deadline = now() + maxRulesMilliseconds;
  let checked = 0;
  for (const rule of rules) {
    if (rule.change !== undefined || !rule.kinds.includes(connector.kind)) continue;
    if (besideNeeds.some((need) => beside[need] === undefined && rule.needs.includes(need))) continue;
    const outcome = runRule(connector, rule, beside, () => now() > deadline);
    if (Array.isArray(outcome)) {
      checked += 1;
      for (const sighting of outcome) sighted.push({ rule, sighting });
    } else {
      unchecked.push(outcome);
    }
  }
  return { sighted, unchecked, checked };
}

function runRule(
  connector: Connector,
  rule: Rule,
  beside: Beside,
  isLate: () => boolean,
): Sighting[] | Unchecked {
  const context = contextFor(connector, rule, beside);
  if ("because" in context) return context;
  const sightings: Sighting[] = [];
  try {
    if (isLate()) return timeout(rule);
    for (const sighting of rule.check(context)) {
      sightings.push(sighting);
      if (sightings.length % 100 === 0 && isLate()) return timeout(rule);
    }
    return sightings;
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { rule: rule.id, because: "rule-crashed", detail };
  }
}

function timeout(rule: Rule): Unchecked {
  const detail = `the rules took longer than ${maxRulesMilliseconds / 1000} s on this connector`;
  return { rule: rule.id, because: "timeout", detail };
}

function contextFor(connector: Connector, rule: Rule, beside: Beside): RuleContext<Need> | Unchecked {
  const views: Partial<Record<Need, unknown>> = {};
  for (const need of rule.needs) {
    const state = isBeside(need) ? (beside[need] ?? { state: "absent" }) : connector.view(need);
    if (state.state !== "ready") return notReady(rule, need, state);
    views[need] = state.view;
  }
  // Exactly the views the rule declared are here; its type, narrowed by defineRule, lets it see no others.
  return { connector, ...views } as RuleContext<Need>;
}

const besideNeeds = ["comparison", "index", "reference"] as const satisfies readonly Exclude<Need, OwnNeed>[];

function isBeside(need: Need): need is Exclude<Need, OwnNeed> {
  return besideNeeds.some((each) => each === need);
}

const nameOfNeed: Record<Need, string> = {
  swagger: "apiDefinition.swagger.json",
  properties: "apiProperties.json",
  readme: "readme.md",
  icon: "icon.png",
  script: "script.csx",
  package: "package.zip",
  comparison: "apiDefinition.swagger.json to compare",
  index: "list of the repository's other connectors",
  reference: "verdict of the reference parser",
};

type NotReady =
  | { readonly state: "absent" | "unreadable" | "other-version" }
  | { readonly state: "too-large"; readonly size: number; readonly limit: number };

function notReady(rule: Rule, need: Need, state: NotReady): Unchecked {
  const name = nameOfNeed[need];
  switch (state.state) {
    case "absent":
      return { rule: rule.id, because: need === "index" ? "no-index" : "file-absent", detail: `no ${name}` };
    case "unreadable":
      return { rule: rule.id, because: "file-unreadable", detail: `${name} cannot be read` };
    case "other-version":
      return { rule: rule.id, because: "file-unreadable", detail: `${name} is not OpenAPI 2.0` };
    case "too-large":
      return {
        rule: rule.id,
        because: "too-large",
        detail: `${name} has ${state.size} bytes, the limit is ${state.limit}`,
      };
  }
}
