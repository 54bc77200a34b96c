/** What people decided about a pull request: remembered in the store, re-read from the conversation where the store lost it. */

import type { Command } from "../commands/command.ts";
import { parseCommands } from "../commands/parse-comment.ts";
import { mayCommand } from "../commands/permission.ts";
import type { Identity } from "../github/identity.ts";
import type { GitHub } from "../github/octokit.ts";
import { readPermission } from "../github/permission.ts";
import type { ReadPosted } from "../github/posted.ts";
import type { PullRequest } from "../github/pull-request.ts";
import { ownReactions } from "../github/reactions.ts";
import type { ConversationComment } from "../publish/posted.ts";
import { summaryStateIn } from "../publish/sticky.ts";
import type { Decision, Decisions } from "../store/decisions.ts";

type DecisiveCommand = Extract<Command, { kind: Decision["command"] }>;

interface Said {
  readonly comment: ConversationComment;
  readonly index: number;
  readonly command: DecisiveCommand;
}

export interface DecisionDeps {
  readonly octokit: GitHub;
  readonly identity: Identity;
  readonly decisions: Decisions;
}

/** Days a waiver lasts when its author gives no date. */
const defaultDays = 90;
const endless = "9999-12-31";
/** Comments asked about anew in one review; only a lost store needs any. */
const maxReread = 20;

export interface Decided {
  /** Accepted, in the order they were said. */
  readonly accepted: readonly Decision[];
  /** Accepted once; a comment that was deleted takes its decision with it. */
  readonly withdrawn: readonly Decision[];
}

/** Where nobody can have decided anything. */
export const undecided: Decided = { accepted: [], withdrawn: [] };

/**
 * @param posted not all comments where the conversation is too long
 * @throws {GitHubFailure}
 */
export async function readDecisions(
  deps: DecisionDeps,
  pull: PullRequest,
  posted: Pick<ReadPosted, "comments" | "reviews" | "isComplete">,
): Promise<Decided> {
  const { comments, isComplete } = posted;
  const said = comments.flatMap(decisionsIn);
  const key = { repositoryId: pull.repositoryId, pullNumber: pull.number };
  const known = new Map((await deps.decisions.of(key)).map((one) => [nameOf(one), one]));
  const lost = said.filter((one) => !known.has(nameOf({ commentId: one.comment.id, index: one.index })));
  const reread: Decision[] = [];
  for (const one of lost.slice(0, maxReread)) {
    const decision = await readAgain(deps, pull, one, posted);
    if (decision !== undefined) reread.push(decision);
  }
  if (reread.length > 0) await deps.decisions.save(key, reread);
  for (const decision of reread) known.set(nameOf(decision), decision);
  const names = new Set(said.map(({ comment, index }) => nameOf({ commentId: comment.id, index })));
  const accepted = [...known].filter(([, { isAccepted }]) => isAccepted);
  const withdrawn = isComplete ? accepted.filter(([name]) => !names.has(name)) : [];
  return {
    accepted: [...names].flatMap((name) => accepted.find(([one]) => one === name)?.[1] ?? []),
    withdrawn: withdrawn.map(([, decision]) => decision),
  };
}

/** What a command decides, when it is said now. @param head undefined when it is read later */
export function decisionOf(
  command: DecisiveCommand,
  said: { readonly commentId: number; readonly index: number; readonly by: string; readonly at: string },
  head: string | null,
  isAccepted: boolean,
): Decision {
  const last = new Date(Date.parse(said.at) + defaultDays * 24 * 3600 * 1000).toISOString().slice(0, 10);
  const until = "until" in command && command.until !== null ? command.until : last;
  return {
    commentId: said.commentId,
    index: said.index,
    command: command.kind,
    isAccepted,
    by: said.by,
    rule: "rule" in command ? command.rule : null,
    path: "path" in command ? command.path : null,
    because: "because" in command ? command.because : "",
    // A dispute stands as long as its comment.
    until: command.kind === "dispute" ? endless : until,
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

function isDecisive(command: Command): command is DecisiveCommand {
  return decisive.has(command.kind);
}

/** `12345.0`: names one command of one comment. */
export function nameOf({ commentId, index }: Pick<Decision, "commentId" | "index">): string {
  return `${commentId}.${index}`;
}

function decisionsIn(comment: ConversationComment): readonly Said[] {
  if (!comment.isByPerson || comment.isOurs) return [];
  return parseCommands(comment.body).flatMap((command, index) =>
    isDecisive(command) ? [{ comment, index, command }] : [],
  );
}

/**
 * Our own `+1` says that it was taken; whether its author may decide is asked again. Text that was edited since is not what
 * was taken.
 */
async function readAgain(
  { octokit, identity }: DecisionDeps,
  pull: PullRequest,
  { comment, index, command }: Said,
  posted: Pick<ReadPosted, "comments" | "reviews">,
): Promise<Decision | undefined> {
  if (comment.isEdited) return undefined;
  const reactions = await ownReactions(octokit, pull, comment.id, identity);
  // Neither: it is being carried out right now.
  if (!reactions.has("+1") && !reactions.has("confused")) return undefined;
  const isAuthor = comment.author.toLowerCase() === pull.author.login.toLowerCase();
  const permission = () => readPermission(octokit, pull, comment.author);
  const isAccepted = reactions.has("+1") && (await mayCommand(command.kind, isAuthor, permission));
  const said = { commentId: comment.id, index, by: comment.author, at: comment.createdAt };
  const decision = decisionOf(command, said, null, isAccepted);
  const prefix = `${nameOf(decision)}:`;
  const values = summaryStateIn(posted)
    .bound.filter((entry) => entry.startsWith(prefix))
    .map((entry) => entry.slice(prefix.length));
  return { ...decision, values: values.length === 0 ? null : values };
}
