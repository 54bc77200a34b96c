/** What a rule found, once it has a location, an identity and an age. Plain data: reports, plans and JSON show the same. */
import type { Kind } from "../../connector/connector.ts";
import type { LineRange } from "../../text/location.ts";

export type Severity = "error" | "warning" | "info";
export type Age = "new" | "existing" | "fixed";

/** Replaces whole lines of one file, all on the head's side. */
export interface Suggestion {
  /** 1-based, inclusive. */
  readonly startLine: number;
  readonly endLine: number;
  /** Without line ends. */
  readonly lines: readonly string[];
}

/** One location at which a rule reports. */
export interface Occurrence {
  /** JSON pointer; null where the file is not JSON or the whole file is meant. */
  readonly pointer: string | null;
  /** 1-based; null when the whole file (or an absent one) is meant. */
  readonly range: LineRange | null;
  readonly subject: string;
  readonly message: string;
  readonly fix: string;
  /** Rule + folder + subject, 16 hex. Stays equal when lines move, keys are reordered or texts are reworded. */
  readonly fingerprint: string;
  /** The same with the folder of the merge base; absent unless the connector was renamed. */
  readonly formerFingerprint?: string;
  /** Hash of the value at the location; a waiver ends when it changes. */
  readonly valueHash: string;
  readonly suggestion: Suggestion | null;
  /** What it was on the merge base and what it is now; only of rules that compare the two. */
  readonly comparison?: Compared;
}

export interface Compared {
  /** The operation's name; null for what concerns the whole connector. */
  readonly operation: string | null;
  /** What changed, in a few words: "output `items[].total`". */
  readonly what: string;
  readonly before: string;
  readonly after: string;
  /** Who is affected. */
  readonly who: string;
  /** Where it was on the merge base, 1-based; null where the text has no such location. */
  readonly beforeLine: number | null;
}

export interface Waiver {
  readonly by: string;
  readonly because: string;
  /** ISO date. */
  readonly until: string;
}

/** Somebody says that the rule is wrong here. */
export interface Dispute {
  /** Login. */
  readonly by: string;
  readonly because: string;
}

/** One rule in one file of one age: the first occurrence is shown, the others are counted. */
export interface Finding {
  readonly rule: string;
  readonly official: readonly string[];
  readonly policy: readonly string[];
  readonly severity: Severity;
  /** The rule's reason: what happens to whom. */
  readonly why: string;
  readonly age: Age;
  readonly waived: Waiver | null;
  /** In the order they were raised; only of findings that are shown and not waived. */
  readonly disputes?: readonly Dispute[];
  /** Path from the repository's root; empty for what concerns the pull request itself. */
  readonly file: string;
  /** Never empty; in the order of their locations. */
  readonly occurrences: readonly [Occurrence, ...Occurrence[]];
  /** False: an existing problem on an element the change does not touch; counted, not shown. */
  readonly isTouched: boolean;
  /** Lines around the first occurrence, for code frames; null without a location. */
  readonly excerpt: Excerpt | null;
  readonly docs: string;
}

/** A few lines of the file, cut for display. */
export interface Excerpt {
  readonly firstLine: number;
  readonly lines: readonly string[];
}

export type UncheckedReason =
  | "file-absent"
  | "file-unreadable"
  | "too-large"
  | "rule-crashed"
  | "timeout"
  /** The other connectors of the repository are not known, as in a folder on its own. */
  | "no-index"
  /** The rule is about English, and the settings say that texts are in another language. */
  | "other-language";

export interface Unchecked {
  readonly rule: string;
  readonly because: UncheckedReason;
  /** For people: which file, what happened. Never text of the pull request. */
  readonly detail: string;
  /** A file that is not there and need not be: nothing is missing. */
  readonly optionalFile?: string;
}

export type Change = "added" | "changed" | "removed" | "none";
export type Verdict = "pass" | "fail" | "incomplete";

export interface ConnectorReview {
  readonly folder: string;
  readonly name: string;
  readonly kind: Kind;
  /** Neither a setting nor a folder's name says the kind. */
  readonly isKindAssumed?: boolean;
  readonly change: Change;
  /** The folder it had on the merge base, when renamed. */
  readonly renamedFrom: string | null;
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
  readonly unchecked: readonly Unchecked[];
  /** Paths of the head's files that weren't read: what was in them on the merge base isn't known to be fixed. */
  readonly unread: readonly string[];
  /** How many rules ran to their end. */
  readonly checked: number;
}

export interface Totals {
  readonly error: number;
  readonly warning: number;
  readonly info: number;
  readonly new: number;
  readonly existing: number;
  readonly fixed: number;
  readonly waived: number;
}

/** Everything one review found. The same value feeds the terminal, JSON, the check run and the comments. */
export interface Review {
  readonly base: string | null;
  readonly head: string | null;
  readonly verdict: Verdict;
  /** Why the review as a whole is incomplete (a truncated tree, more than 3,000 files); empty when it is not. */
  readonly gaps: readonly string[];
  readonly connectors: readonly ConnectorReview[];
  /** About the pull request itself; their file is empty. */
  readonly pullRequestFindings: readonly Finding[];
  /** Changed files outside any connector, for the summary. */
  readonly outside: readonly string[];
  readonly totals: Totals;
}
