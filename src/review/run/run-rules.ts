/** Runs rules over one connector. A rule that crashes or has nothing to read is recorded, the others go on. */
import type { Comparison } from "../../connector/comparison/comparison.ts";
import type { Connector, OwnNeed, ViewState } from "../../connector/connector.ts";
import type { Elsewhere } from "../../connector/elsewhere.ts";
import type { ConnectorIndex } from "../../connector/index/index-of-connectors.ts";
import type { ReferenceVerdict } from "../../connector/swagger/reference-verdict.ts";
import type { Need } from "../../connector/views.ts";
import type { Unchecked } from "../finding/finding.ts";
import { conventionsUnder, type KnownConventions } from "../rule/conventions.ts";
import type {
  Asked,
  ConnectorRule,
  Conventions,
  Diagnostic,
  FamilyDiagnostic,
  RuleContext,
} from "../rule/rule.ts";
import { familyOf } from "../rule/rule-info.ts";
import { defaultSettings } from "../settings.ts";
import { processorTime } from "./processor-time.ts";

export interface RuleDiagnostic {
  readonly rule: ConnectorRule;
  readonly diagnostic: Diagnostic;
}

export interface RulesRun {
  readonly diagnostics: readonly RuleDiagnostic[];
  readonly unchecked: readonly Unchecked[];
  /** Ids of the rules that ran to their end. */
  readonly ran: ReadonlySet<string>;
}

/**
 * Processor time that all rules together may take on one connector, in milliseconds. The slowest published one takes well
 * under a second. It is no wall-clock time, so that a busy machine gives the same review.
 */
const maxRulesMilliseconds = 20_000;

/** What rules may hold a connector against. */
export interface ExtraViews {
  /** With the merge base; undefined for a connector that is new, and for the merge base itself. */
  readonly comparison?: ViewState<Comparison> | undefined;
  /** The other connectors; absent when nobody knows them, undefined when nothing that is compared with them changed. */
  readonly index?: ViewState<ConnectorIndex> | undefined;
  /** Undefined when the reference parser was not asked or objects to nothing. */
  readonly reference?: ViewState<ReferenceVerdict> | undefined;
  /** What the settings say; absent: those of a repository without settings. */
  readonly conventions?: KnownConventions;
}

/** What every rule may ask for, whatever it declares. */
type RuleInputs = ExtraViews & {
  readonly conventions: KnownConventions;
  readonly family: readonly FamilyDiagnostic[];
};

/**
 * Rules that do not apply to the connector's kind are left out without being listed as unchecked, and so are those that
 * compare where there is nothing to compare with.
 */
export function runRules(
  connector: Connector,
  rules: readonly ConnectorRule[],
  extraViews: ExtraViews = {},
  now = processorTime,
): RulesRun {
  const deadline = now() + maxRulesMilliseconds;
  const inputs = { conventions: conventionsUnder(defaultSettings), ...extraViews };
  const applicable = rules.filter((rule) => isApplicable(rule, connector, inputs));
  const outcomes = new Map<ConnectorRule, Diagnostic[] | Unchecked>();
  for (const rule of readersLast(applicable)) {
    const family = rule.readsFamily ? familyDiagnostics(rule, outcomes) : [];
    outcomes.set(
      rule,
      runRule(connector, rule, { ...inputs, family }, () => now() > deadline),
    );
  }
  return summed(applicable, outcomes);
}

/** Rules that follow from the diagnostics of others run after all others. */
function readersLast(rules: readonly ConnectorRule[]): readonly ConnectorRule[] {
  return [
    ...rules.filter(({ readsFamily }) => !readsFamily),
    ...rules.filter(({ readsFamily }) => readsFamily),
  ];
}

type Outcomes = ReadonlyMap<ConnectorRule, readonly Diagnostic[] | Unchecked>;

function familyDiagnostics({ id }: ConnectorRule, outcomes: Outcomes): FamilyDiagnostic[] {
  return [...outcomes].flatMap(([rule, outcome]) =>
    isDiagnostics(outcome) && familyOf(rule.id) === familyOf(id)
      ? outcome.map((diagnostic) => ({ severity: diagnostic.severity ?? rule.severity, diagnostic }))
      : [],
  );
}

/** In the order of the rules, whatever the order in which they ran. */
function summed(rules: readonly ConnectorRule[], outcomes: Outcomes): RulesRun {
  const diagnostics: RuleDiagnostic[] = [];
  const unchecked: Unchecked[] = [];
  const ran = new Set<string>();
  for (const rule of rules) {
    const outcome = outcomes.get(rule) ?? [];
    if (isDiagnostics(outcome)) {
      ran.add(rule.id);
      for (const diagnostic of outcome) diagnostics.push({ rule, diagnostic });
    } else unchecked.push(outcome);
  }
  return { diagnostics, unchecked, ran };
}

function isDiagnostics(outcome: readonly Diagnostic[] | Unchecked): outcome is readonly Diagnostic[] {
  return Array.isArray(outcome);
}

function isApplicable(rule: ConnectorRule, connector: Connector, inputs: ExtraViews): boolean {
  if (!rule.kinds.includes(connector.kind)) return false;
  return !extraNeeds.some((need) => inputs[need] === undefined && rule.needs.includes(need));
}

function runRule(
  connector: Connector,
  rule: ConnectorRule,
  inputs: RuleInputs,
  isLate: () => boolean,
): Diagnostic[] | Unchecked {
  const { language } = inputs.conventions;
  if (rule.language !== "any" && rule.language !== language) return otherLanguage(rule, language);
  const context = contextFor(connector, rule, inputs);
  if ("because" in context) return context;
  const diagnostics: Diagnostic[] = [];
  try {
    if (isLate()) return timeout(rule);
    for (const diagnostic of rule.check(context)) {
      diagnostics.push(diagnostic);
      if (diagnostics.length % 100 === 0 && isLate()) return timeout(rule);
    }
    return diagnostics;
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { rule: rule.id, because: "rule-crashed", detail };
  }
}

function timeout(rule: ConnectorRule): Unchecked {
  const detail = `the rules took more than ${maxRulesMilliseconds / 1000} s of processor time on this connector`;
  return { rule: rule.id, because: "timeout", detail };
}

function otherLanguage(rule: ConnectorRule, language: string): Unchecked {
  const name = new Intl.DisplayNames(["en"], { type: "language" }).of(language) ?? language;
  return {
    rule: rule.id,
    because: "other-language",
    detail: `texts here are in ${name}, as the settings say`,
  };
}

function contextFor(
  connector: Connector,
  rule: ConnectorRule,
  inputs: RuleInputs,
): RuleContext<Asked> | Unchecked {
  const views: Partial<Record<Asked, unknown>> = {};
  for (const need of rule.needs) {
    if (isConvention(need)) {
      views[need] = inputs.conventions[need];
      continue;
    }
    const state = isExtra(need) ? (inputs[need] ?? { state: "absent" }) : connector.view(need);
    if (state.state !== "ready") return notReady(rule, need, state);
    views[need] = state.view;
  }
  // Exactly the views the rule declared are here; its type, narrowed by defineRule, lets it see no others.
  return { connector, family: inputs.family, ...views } as RuleContext<Asked>;
}

const conventionNames: readonly Asked[] = ["words", "hosts", "publishers"] satisfies (keyof Conventions)[];

function isConvention(need: Asked): need is keyof Conventions {
  return conventionNames.includes(need);
}

const extraNeeds = ["comparison", "index", "reference"] as const satisfies readonly Exclude<Need, OwnNeed>[];

function isExtra(need: Need): need is Exclude<Need, OwnNeed> {
  return extraNeeds.some((each) => each === need);
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

/** Most connectors have none of these, and are none the worse for it. The others are asked for by rules of their own. */
const optional: ReadonlySet<Need> = new Set(["icon", "script", "package"]);

type NotReady =
  | { readonly state: "absent" | "unreadable" | "other-version" }
  | { readonly state: "elsewhere"; readonly as: Elsewhere }
  | { readonly state: "too-large"; readonly size: number; readonly limit: number };

const namesOfElsewhere: Record<Elsewhere, string> = {
  link: "a symbolic link",
  submodule: "a submodule",
  "lfs-pointer": "a Git LFS pointer",
  path: "only the path of another file",
};

function notReady(rule: ConnectorRule, need: Need, state: NotReady): Unchecked {
  const name = nameOfNeed[need];
  switch (state.state) {
    case "absent":
      return {
        rule: rule.id,
        because: need === "index" ? "no-index" : "file-absent",
        detail: `no ${name}`,
        ...(optional.has(need) ? { optionalFile: name } : {}),
      };
    case "unreadable":
      return { rule: rule.id, because: "file-unreadable", detail: `${name} cannot be read` };
    case "elsewhere":
      return {
        rule: rule.id,
        because: "file-unreadable",
        detail: `${name} is ${namesOfElsewhere[state.as]}`,
      };
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
