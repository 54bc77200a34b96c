/**
 * A rule about a change as a whole: the pull request, and all connectors it touches together. Most of its diagnostics
 * have no location, because they concern no line of a file.
 */
import type { CodeOwners } from "../../connector/change/code-owners.ts";
import type { Kind } from "../../connector/connector.ts";
import type { ConnectorFacts } from "../../connector/index/connector-facts.ts";
import type { ConnectorIndex } from "../../connector/index/index-of-connectors.ts";
import type { Severity } from "../finding/finding.ts";
import { type RuleInfo, type RuleRecord, ruleDefaults } from "./rule-info.ts";

/** The texts of a pull request; there are none on the command line. */
export interface PullRequestWords {
  readonly title: string;
  /** Markdown; empty when there is none. */
  readonly body: string;
  /** Login. */
  readonly author: string;
  /** The branch it is to be merged into. */
  readonly baseRef: string;
  /** The branch it comes from. */
  readonly headRef: string;
  readonly labels: readonly string[];
  /** ISO date and time at which it was read. */
  readonly readAt: string;
}

export interface ChangedFolder {
  /** On the head's side; on the base's side when removed. */
  readonly folder: string;
  readonly name: string;
  readonly kind: Kind;
  readonly change: "added" | "changed" | "removed";
  readonly renamedFrom: string | null;
  /** Paths that were added, changed or removed. */
  readonly files: readonly string[];
  readonly before: ConnectorFacts | null;
  readonly after: ConnectorFacts | null;
  /** New findings of the rules about connectors. */
  readonly findings: readonly {
    readonly rule: string;
    readonly severity: Severity;
    /** Microsoft's validator reports it too. */
    readonly isOfficial: boolean;
  }[];
}

export interface OutsideFile {
  readonly path: string;
  readonly change: "added" | "changed" | "removed";
}

/** A mistake in the settings file that a pull request adds or changes. */
export interface SettingsFileProblem {
  /** From the repository's root. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 code units. */
  readonly column: number;
  /** A sentence; may quote the file, cut. */
  readonly message: string;
}

/** What a rule about a change can need. Where one is missing, the rule does not apply. */
export interface ChangeViews {
  readonly pullRequest: PullRequestWords;
  /** The connectors of the base. */
  readonly index: ConnectorIndex;
  readonly owners: CodeOwners;
  /** In the order of the file; empty when the file is right, absent or as it was on the merge base. */
  readonly settingsProblems: readonly SettingsFileProblem[];
}
export type ChangeNeed = keyof ChangeViews;

export type ChangeContext<N extends ChangeNeed> = Pick<ChangeViews, N> & {
  /** Those of the rule's kinds, in path order. */
  readonly connectors: readonly ChangedFolder[];
  /** Changed files that belong to no connector, in path order. */
  readonly outside: readonly OutsideFile[];
  /** The merge base; null when it is not a commit. */
  readonly baseSha: string | null;
};

export interface ChangeDiagnostic {
  /** One character of a file of the head; absent for what concerns the change as a whole. Line and column are 1-based. */
  readonly location?: { readonly file: string; readonly line: number; readonly column: number };
  /** Names, outermost first; unique per rule. Shown unless there is a location: then its file is shown. */
  readonly subject: readonly string[];
  /** One sentence, present tense, full stop, the author's words in backticks. */
  readonly message: string;
  /** Imperative and concrete. */
  readonly fix: string;
  /** Lower than the rule's own in this case; never higher. */
  readonly severity?: Severity;
}

/** A rule about the change as a whole. */
export interface ChangeRule extends RuleInfo {
  readonly scope: "change";
  readonly needs: readonly ChangeNeed[];
  readonly check: (context: ChangeContext<ChangeNeed>) => Iterable<ChangeDiagnostic>;
}

interface ChangeRuleRecord<N extends ChangeNeed> extends RuleRecord {
  readonly needs: readonly N[];
  check(context: ChangeContext<N>): Iterable<ChangeDiagnostic>;
}

/** Completes a record with its defaults; inside `check` exactly what it needs is there. */
export function defineChangeRule<const N extends ChangeNeed = never>(
  record: ChangeRuleRecord<N>,
): ChangeRule {
  return {
    scope: "change",
    ...ruleDefaults,
    ...record,
    // review-change calls `check` only with all of `needs` there.
    check: record.check as ChangeRule["check"],
  };
}
