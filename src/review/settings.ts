/** What a repository may decide about its reviews. Read from the base branch by config/, handed to the engine as data. */
import type { Kind } from "../connector/connector.ts";
import type { Severity } from "./finding/finding.ts";
import type { Rule } from "./rule/rule.ts";
import type { RuleInfo } from "./rule/rule-info.ts";

export interface ReviewSettings {
  /** Folders whose connectors are reviewed, with the kind they have; empty: those of the preset. */
  readonly roots: readonly { readonly path: string; readonly kind: Kind }[];
  /** `auto`: microsoft when the repository has its root folders, else generic. */
  readonly preset: "auto" | "microsoft" | "generic";
  /** Globs of paths that are never reviewed. */
  readonly ignore: readonly string[];
  /** Severities by rule id that replace the rules' own. */
  readonly severities: Readonly<Record<string, Severity | "off">>;
  /** Those whose last day has not passed. */
  readonly waivers?: readonly SettingsWaiver[];
  /** Fewer comments than our own limits; absent: those. */
  readonly comments?: { readonly lines?: number; readonly files?: number };
  /** The beginning of labels that show the state of a pull request; absent: none are set. */
  readonly labels?: { readonly prefix: string };
  /** Words and phrases that rules about texts accept; case does not count. */
  readonly words?: readonly string[];
  /** Globs of hosts that rules about hosts accept. */
  readonly hosts?: readonly string[];
  /** Names a connector's publisher may have, as they are written; absent: any. */
  readonly publishers?: readonly string[];
  /** Code of the language that texts are in (ISO 639-1); absent: English. */
  readonly language?: string;
}

export interface SettingsWaiver {
  readonly rule: string;
  /** Globs from the repository's root; empty: everywhere. */
  readonly paths: readonly string[];
  readonly because: string;
  /** ISO date. */
  readonly until: string;
}

/** A repository without a settings file. */
export const defaultSettings: ReviewSettings = { roots: [], preset: "auto", ignore: [], severities: {} };

/** The rules that apply under these settings. */
export function rulesUnder(
  rules: readonly Rule[],
  settings: ReviewSettings,
  preset: "microsoft" | "generic",
): Rule[] {
  return rules.filter(
    (rule) =>
      (rule.preset === "any" || rule.preset === preset) &&
      !(Object.hasOwn(settings.severities, rule.id) && settings.severities[rule.id] === "off"),
  );
}

const order: readonly Severity[] = ["info", "warning", "error"];

/** The settings' word, else the rule's; a rule may lower its own severity for one diagnostic, never raise it. */
export function severityUnder(
  rule: Pick<RuleInfo, "id" | "severity">,
  diagnostics: Severity | undefined,
  settings: ReviewSettings,
): Severity {
  const asked = Object.hasOwn(settings.severities, rule.id) ? settings.severities[rule.id] : undefined;
  const own = asked === undefined || asked === "off" ? rule.severity : asked;
  return diagnostics !== undefined && order.indexOf(diagnostics) < order.indexOf(own) ? diagnostics : own;
}
