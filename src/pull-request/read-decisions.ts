/** Reads what people decided about a pull request: from the store, and from the conversation where the store has nothing. */
import { mayCommand } from "../commands/permission.ts";
import { type Decision, decisionOf, nameOf, type PullRequestDecisions } from "../decisions/decision.ts";
import type { Identity } from "../github/identity.ts";
import type { GitHub } from "../github/octokit.ts";
import { readPermission } from "../github/permission.ts";
import type { ReadPosted } from "../github/posted.ts";
import type { PullRequest } from "../github/pull-request.ts";
import { ownReactions } from "../github/reactions.ts";
import { summaryStateIn } from "../publish/plan/sticky.ts";
import { type ConversationComment, requestName } from "../publish/posted.ts";
import type { Decisions } from "../store/decisions.ts";
import { decideByPermission } from "./decide-by-permission.ts";
import { decisiveCommandsIn, nameOfCommand, sourceOf, type WrittenCommand } from "./written-commands.ts";

/** The part of the store that a review reads and writes. */
export type DecisionRecords = Pick<Decisions, "of" | "save" | "update">;

export interface DecisionDeps {
  readonly octokit: GitHub;
  readonly identity: Identity;
  readonly decisions: DecisionRecords;
}

/** Where there is no store: everything is read from the conversation. */
export const noRecords: DecisionRecords = {
  of: () => Promise.resolve([]),
  save: () => Promise.resolve(),
  update: () => Promise.resolve(),
};

/** Commands the app asks GitHub about again in one review; there are some only after the store was lost. */
const maxReread = 20;

type Conversation = Pick<ReadPosted, "comments" | "reviews" | "isComplete"> &
  Partial<Pick<ReadPosted, "replies">>;

/**
 * @param posted not all comments where the conversation is too long
 * @throws {GitHubFailure}
 */
export async function readDecisions(
  deps: DecisionDeps,
  pull: PullRequest,
  posted: Conversation,
): Promise<PullRequestDecisions> {
  const { comments, replies = [], isComplete } = posted;
  const texts = [...comments, ...replies].sort((a, b) => a.createdAt.localeCompare(b.createdAt));
  const written = decisiveCommandsIn(texts);
  const key = { repositoryId: pull.repositoryId, pullNumber: pull.number };
  const known = new Map((await deps.decisions.of(key)).map((one) => [nameOf(one), one]));
  const unknown = written.filter((one) => !known.has(nameOfCommand(one)));
  const reread = await readFromConversation(deps, pull, unknown, posted);
  if (reread.length > 0) await deps.decisions.save(key, reread);
  for (const decision of reread) known.set(nameOf(decision), decision);
  // Of an edited text another command may have been accepted.
  const names = new Set(written.filter((one) => saysAsKnown(one, known)).map(nameOfCommand));
  const accepted = [...known].filter(([, { isAccepted }]) => isAccepted);
  const withdrawn = isComplete ? accepted.filter(([name]) => !names.has(name)) : [];
  return {
    accepted: [...names].flatMap((name) => accepted.find(([one]) => one === name)?.[1] ?? []),
    withdrawn: withdrawn.map(([, decision]) => decision),
  };
}

function saysAsKnown(written: WrittenCommand, known: ReadonlyMap<string, Decision>): boolean {
  const decision = known.get(nameOfCommand(written));
  if (decision === undefined) return true;
  const asWritten = decisionOf(written.command, sourceOf(written), null, true);
  return (["command", "rule", "path", "because"] as const).every(
    (part) => asWritten[part] === decision[part],
  );
}

/** An edited comment may say something else than what was accepted, so it counts only if it was accepted after the edit. */
async function readFromConversation(
  deps: DecisionDeps,
  pull: PullRequest,
  written: readonly WrittenCommand[],
  posted: Conversation,
): Promise<readonly Decision[]> {
  const decisions: Decision[] = [];
  if (deps.identity.appId === null) {
    const unedited = written.filter(({ comment }) => !comment.isEdited);
    decisions.push(...(await decideByPermission(deps.octokit, pull, unedited)));
  } else {
    for (const one of written.slice(0, maxReread)) {
      const decision = await decideByReaction(deps, pull, one, posted.comments);
      if (decision !== undefined) decisions.push(decision);
    }
  }
  const { boundValues } = summaryStateIn(posted);
  return decisions.map((decision) => ({ ...decision, values: valuesOf(decision, boundValues) }));
}

/** The values in the summary's marker that the decision is bound to; null: none. */
function valuesOf(decision: Decision, boundValues: readonly string[]): readonly string[] | null {
  const prefix = `${nameOf(decision)}:`;
  const own = boundValues.filter((entry) => entry.startsWith(prefix));
  return own.length === 0 ? null : own.map((entry) => entry.slice(prefix.length));
}

/** Our own `+1` says that the command was accepted; its author's permission is asked for again. */
async function decideByReaction(
  { octokit, identity }: DecisionDeps,
  pull: PullRequest,
  written: WrittenCommand,
  comments: Conversation["comments"],
): Promise<Decision | undefined> {
  const { comment, command } = written;
  const result = await resultOf({ octokit, identity }, pull, comment, comments);
  // The command is being carried out right now, or the text was edited since.
  if (result === undefined) return undefined;
  const isAuthor = comment.author.toLowerCase() === pull.author.login.toLowerCase();
  const permission = () => readPermission(octokit, pull, comment.author);
  const isAccepted = result === "+1" && (await mayCommand(command.kind, isAuthor, permission));
  return decisionOf(command, sourceOf(written), null, isAccepted);
}

/** Our reaction to the text as it is now; to the text of a review, our answer. */
async function resultOf(
  { octokit, identity }: Pick<DecisionDeps, "octokit" | "identity">,
  pull: PullRequest,
  text: ConversationComment,
  comments: Conversation["comments"],
): Promise<"+1" | "confused" | undefined> {
  if (text.textKind === "review") {
    const marker = `to=${requestName("review", text.id)} -->`;
    return comments.some(({ isOurs, body }) => isOurs && body.split("\n")[0]?.endsWith(marker))
      ? "+1"
      : undefined;
  }
  const reactions = await ownReactions(octokit, pull, { textKind: text.textKind, id: text.id }, identity);
  const isCurrent = (at: string | undefined) =>
    at !== undefined && (!text.isEdited || Date.parse(at) >= Date.parse(text.updatedAt ?? ""));
  return (["+1", "confused"] as const).find((result) => isCurrent(reactions.get(result)));
}
