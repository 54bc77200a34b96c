/** What people decide about a pull request by commands in its conversation. */

/** One command that was decided on. Its comment is the source: a lost store is filled again from the conversation. */
export interface Decision {
  readonly commentId: number;
  /** Which of the comment's commands, from 0. */
  readonly index: number;
  readonly command: "waive" | "unwaive" | "acknowledge" | "hold" | "resume" | "dispute";
  /** False: its author has no right to decide. Kept, so that GitHub isn't asked again. */
  readonly isAccepted: boolean;
  /** Login. */
  readonly by: string;
  readonly rule: string | null;
  /** A file or folder, as typed; null: everywhere. */
  readonly path: string | null;
  readonly because: string;
  /** ISO date: the last day it counts. */
  readonly until: string;
  /** The head it was made on; null when that isn't known. */
  readonly head: string | null;
  /** Values it holds for, as `valueKey` writes them; null until the first review after it. */
  readonly values: readonly string[] | null;
  /** Folders of these values, by their names on the merge base; absent where they aren't known. */
  readonly folders?: readonly string[];
  /** Key of each lapse → the head on which it was announced. */
  readonly announced?: Readonly<Record<string, string>>;
}

/** What a review adds to a decision. */
export type DecisionUpdate = Pick<Decision, "commentId" | "index"> &
  Partial<Pick<Decision, "values" | "folders" | "announced">>;

/** The decisions about one pull request. */
export interface PullRequestDecisions {
  /** Accepted, in the order of the conversation. */
  readonly accepted: readonly Decision[];
  /** Accepted once; the comment is deleted or changed now. */
  readonly withdrawn: readonly Decision[];
}

/** For reviews of something that has no conversation. */
export const undecided: PullRequestDecisions = { accepted: [], withdrawn: [] };

/** The parts of a parsed command that a decision is made of. */
export interface DecisiveCommand {
  readonly kind: Decision["command"];
  readonly rule?: string;
  readonly path?: string | null;
  readonly because?: string;
  /** ISO date; null: the default. */
  readonly until?: string | null;
}

/** Where and when a command was written. */
export interface CommandSource {
  readonly commentId: number;
  readonly index: number;
  /** Login. */
  readonly by: string;
  /** ISO date and time. */
  readonly at: string;
}

/** Days a decision lasts when its author gives no date. */
const defaultDays = 90;
const endless = "9999-12-31";
const dayMilliseconds = 24 * 3600 * 1000;

/** @param head the head it is about; null when that isn't known */
export function decisionOf(
  command: DecisiveCommand,
  { commentId, index, by, at }: CommandSource,
  head: string | null,
  isAccepted: boolean,
): Decision {
  const lastDay = new Date(Date.parse(at) + defaultDays * dayMilliseconds).toISOString().slice(0, 10);
  return {
    commentId,
    index,
    command: command.kind,
    isAccepted,
    by,
    rule: command.rule ?? null,
    path: command.path ?? null,
    because: command.because ?? "",
    // A dispute counts as long as its comment exists.
    until: command.kind === "dispute" ? endless : (command.until ?? lastDay),
    head,
    values: null,
  };
}

const decisive: ReadonlySet<string> = new Set([
  "waive",
  "unwaive",
  "acknowledge",
  "hold",
  "resume",
  "dispute",
] satisfies Decision["command"][]);

/** Whether a command decides something, so that later reviews depend on it. */
export function isDecisive<C extends { readonly kind: string }>(
  command: C,
): command is Extract<C, { readonly kind: Decision["command"] }> {
  return decisive.has(command.kind);
}

/** `12345.0`: names one command of one comment. */
export function nameOf({ commentId, index }: Pick<Decision, "commentId" | "index">): string {
  return `${commentId}.${index}`;
}
