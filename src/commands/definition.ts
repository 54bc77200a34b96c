/**
 * What a command is. Each file in definitions/ exports one; src/commands/index.ts lists them (`npm run generate`).
 * Pure: whether a rule exists and what a person may do on GitHub is read elsewhere.
 */

/** The words after a command's name. */
export type Words = readonly string[];

/** Words that are not a complete command. */
export interface Missing {
  readonly kind: "missing";
  /** One sentence. */
  readonly problem: string;
  /** The corrected words, for "Did you mean"; gaps in angle brackets. */
  readonly words: string;
}

/** Who may use a command: people with this permission on the repository, or the author of the pull request. */
export type RequiredPermission = "author or triage" | "author or write" | "write";

/** What a command does. Plain data: the app carries it out. */
export type Effect<C> =
  | { readonly kind: "review" }
  | { readonly kind: "fix" }
  /** Markdown. */
  | { readonly kind: "answer"; readonly text: string }
  /** Answered from the rule's record and page. */
  | { readonly kind: "explanation"; readonly rule: string }
  /** Saved, then the pull request is reviewed again. */
  | {
      readonly kind: "decision";
      readonly command: C;
      /** False: it applies to every commit of the pull request. */
      readonly isAboutHead: boolean;
    };

/** A button below the check run that carries the command out. */
export interface Button {
  /** The lowest comes first; GitHub shows three. */
  readonly position: number;
  /** At most 20 characters. */
  readonly label: string;
  /** At most 40 characters. */
  readonly description: string;
  /** Which new, unwaived findings the review must have. */
  readonly shownWith: "any review" | "findings" | "fixes";
  /** `open rules`: carried out for the rules that our open comments are about. */
  readonly target: "pull request" | "open rules";
}

/** A line of `/connector help`. */
export interface HelpLine {
  readonly name: string;
  /** The lowest comes first. */
  readonly position: number;
  /** The words after the name; empty when there are none. */
  readonly usage: string;
  readonly summary: string;
  readonly permission: RequiredPermission;
}

export interface CommandDefinition<C extends { readonly kind: string }> extends HelpLine {
  /** The word after `/connector`, also the file's name. Lowercase letters. */
  readonly name: C["kind"];
  readonly read: (words: Words) => C | Missing;
  /** @param help the lines of all commands */
  readonly effect: (command: C, help: readonly HelpLine[]) => Effect<C>;
  readonly button?: Button;
}

export function missing(problem: string, words: string): Missing {
  return { kind: "missing", problem, words };
}
