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

type Conversation = Pick<ReadPosted, "comments" | "reviews" | "isComplete">;

/**
 * @param posted not all comments where the conversation is too long
 * @throws {GitHubFailure}
 */
export async function readDecisions(
  deps: DecisionDeps,
  pull: PullRequest,
  posted: Conversation,
): Promise<PullRequestDecisions> {
  const { comments, isComplete } = posted;
  const written = decisiveCommandsIn(comments);
  const key = { repositoryId: pull.repositoryId, pullNumber: pull.number };
  const known = new Map((await deps.decisions.of(key)).map((one) => [nameOf(one), one]));
  const unknown = written.filter((one) => !known.has(nameOfCommand(one)));
  const reread = await readFromConversation(deps, pull, unknown, posted);
  if (reread.length > 0) await deps.decisions.save(key, reread);
  for (const decision of reread) known.set(nameOf(decision), decision);
  const names = new Set(written.map(nameOfCommand));
  const accepted = [...known].filter(([, { isAccepted }]) => isAccepted);
  const withdrawn = isComplete ? accepted.filter(([name]) => !names.has(name)) : [];
  return {
    accepted: [...names].flatMap((name) => accepted.find(([one]) => one === name)?.[1] ?? []),
    withdrawn: withdrawn.map(([, decision]) => decision),
  };
}

/** An edited comment may say something else than what was accepted, so it doesn't count. */
async function readFromConversation(
  deps: DecisionDeps,
  pull: PullRequest,
  written: readonly WrittenCommand[],
  posted: Conversation,
): Promise<readonly Decision[]> {
  const unedited = written.filter(({ comment }) => !comment.isEdited);
  const decisions: Decision[] = [];
  if (deps.identity.appId === null) {
    decisions.push(...(await decideByPermission(deps.octokit, pull, unedited)));
  } else {
    for (const one of unedited.slice(0, maxReread)) {
      const decision = await decideByReaction(deps, pull, one);
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
): Promise<Decision | undefined> {
  const { comment, command } = written;
  const reactions = await ownReactions(octokit, pull, comment.id, identity);
  // Neither: the command is being carried out right now.
  if (!reactions.has("+1") && !reactions.has("confused")) return undefined;
  const isAuthor = comment.author.toLowerCase() === pull.author.login.toLowerCase();
  const permission = () => readPermission(octokit, pull, comment.author);
  const isAccepted = reactions.has("+1") && (await mayCommand(command.kind, isAuthor, permission));
  return decisionOf(command, sourceOf(written), null, isAccepted);
}
