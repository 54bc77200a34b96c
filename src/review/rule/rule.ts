/**
 * A rule: one kind of finding, one record. Rules read views and yield diagnostics; they know nothing of lines, ages or
 * GitHub.
 */
import type { Connector } from "../../connector/connector.ts";
import type { Need, Views } from "../../connector/views.ts";
import type { Edit } from "../../text/edit.ts";
import type { JsonChange } from "../../text/json/json-change.ts";
import type { Location, Span } from "../../text/location.ts";
import type { Severity } from "../finding/finding.ts";
import type { ChangeRule } from "./change-rule.ts";
import { type RuleInfo, type RuleRecord, ruleDefaults } from "./rule-info.ts";

/**
 * What fixes the file of the diagnostic: changes of its JSON in terms of pointers, or edits of its text (offsets are UTF-16
 * code units of the decoded text). Suggested only when verified, so a rule may propose what usually helps; where only the
 * author can know the value, it proposes nothing.
 */
export type Edits = readonly (JsonChange | Edit)[];

/** What a rule yields. `subject` is made of names only, so that it outlives every reformatting. */
export interface Diagnostic {
  readonly location: Location;
  /** Names, outermost first: `["GetUser", "id"]`. Unique per rule and connector where possible. */
  readonly subject: readonly string[];
  /** One sentence, present tense, full stop, the author's words in backticks. */
  readonly message: string;
  /** Imperative and concrete; gives the value when we know it. */
  readonly fix: string;
  /** Lower than the rule's own in this case; never higher. */
  readonly severity?: Severity;
  /** Diagnostics with different causes are never counted as one finding. */
  readonly cause?: string;
  /** The value at the location is a secret: no excerpt and no text of any finding shows it. */
  readonly isSecret?: true;
  /** It is about what isn't in the file, or the whole of it: the lines at the location are not shown. */
  readonly hasNoLines?: true;
  /** What it was and what it is, for rules that compare with the merge base. */
  readonly comparison?: DiagnosticComparison;
  readonly edits?: Edits;
  /** What follows from this finding and is left out. */
  readonly consequences?: readonly Consequences[];
}

/** Findings of other rules that have the same cause as the one that names them. */
export interface Consequences {
  /** Ids of rules; `*` for all. */
  readonly rules: readonly string[];
  /** JSON pointer in the file of the diagnostic: the value there and all within it. Null: the whole connector. */
  readonly under: string | null;
}

/** A difference between the merge base and the head, as reports draw it. */
export interface DiagnosticComparison {
  /** The operation's name; null for what concerns the whole connector. */
  readonly operation: string | null;
  /** What changed, in a few words: "output `items[].total`". */
  readonly what: string;
  readonly before: string;
  readonly after: string;
  /** Who is affected: "every flow that uses the action". */
  readonly who: string;
  /** Where it was on the merge base. */
  readonly beforeLocation?: Location;
}

/** What a repository's settings say of names and texts. A rule asks for one of them as for a view. */
export interface Conventions {
  /** Words it accepts, whatever dictionaries and guidelines say. */
  readonly words: AcceptedWords;
  /** Hosts it accepts, whatever their names look like. */
  readonly hosts: AcceptedHosts;
  /** Names of its publishers, as they are written; empty: anybody may be one. */
  readonly publishers: readonly string[];
}

/** Case does not count. */
export interface AcceptedWords {
  /** @param word one word, or several as a phrase */
  readonly accept: (word: string) => boolean;
  /** Whether this part of a text is accepted, by itself or within a phrase that is. */
  readonly cover: (text: string, part: Span) => boolean;
}

/** Case and port do not count. */
export interface AcceptedHosts {
  readonly accept: (host: string) => boolean;
}

/** A view, or something the settings say. */
export type Asked = Need | keyof Conventions;

/** What another rule of the same family reported in this run, at the severity the rule gives it; settings don't count. */
export interface FamilyDiagnostic {
  readonly severity: Severity;
  readonly diagnostic: Diagnostic;
}

export type RuleContext<N extends Asked> = Pick<Views & Conventions, N> & {
  readonly connector: Connector;
  /** Empty unless the rule has `readsFamily`. Rules that are switched off report nothing. */
  readonly family: readonly FamilyDiagnostic[];
};

/** A rule about one connector. */
export interface ConnectorRule extends RuleInfo {
  readonly scope: "connector";
  readonly needs: readonly Asked[];
  /** The rule follows from what the other rules of its family report, so it runs after all of them. */
  readonly readsFamily: boolean;
  /** Rules whose findings about the same element, or at the same pointer, are left out where this one reports. */
  readonly covers: readonly string[];
  readonly check: (context: RuleContext<Asked>) => Iterable<Diagnostic>;
}

/** The catalogue holds both kinds; `scope` tells them apart. */
export type Rule = ConnectorRule | ChangeRule;

export function connectorRules(rules: readonly Rule[]): ConnectorRule[] {
  return rules.filter((rule) => rule.scope === "connector");
}

export function changeRules(rules: readonly Rule[]): ChangeRule[] {
  return rules.filter((rule) => rule.scope === "change");
}

interface ConnectorRuleRecord<N extends Asked> extends RuleRecord {
  readonly needs: readonly N[];
  readonly readsFamily?: true;
  readonly covers?: readonly string[];
  check(context: RuleContext<N>): Iterable<Diagnostic>;
}

/** Completes a record with its defaults; inside `check` exactly the needed views exist. */
export function defineRule<const N extends Asked = never>(record: ConnectorRuleRecord<N>): ConnectorRule {
  return {
    scope: "connector",
    ...ruleDefaults,
    readsFamily: false,
    covers: [],
    ...record,
    // The one point where the engine hands views to rules: run-rules calls `check` only with all of `needs` ready.
    check: record.check as ConnectorRule["check"],
  };
}
