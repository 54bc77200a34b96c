/** Our answers to commands: each is posted once for all attempts. */
import { type Mistake, mistakeText } from "../../commands/mistake.ts";
import { createComment, editComment, findOwnComment } from "../../github/comments.ts";
import { GitHubFailure } from "../../github/failure.ts";
import type { Identity } from "../../github/identity.ts";
import type { GitHub, PullRequestRef } from "../../github/octokit.ts";

export interface AnswerContext {
  readonly octokit: GitHub;
  readonly pull: PullRequestRef;
  readonly identity: () => Promise<Identity>;
  /** The request that is answered: `comment-345`. */
  readonly name: string;
  /** An earlier attempt may have posted the answer. */
  readonly isResumed: boolean;
}

/**
 * @returns false where the conversation is locked; the command is carried out all the same
 * @throws {GitHubFailure}
 */
export async function answerOnce(
  context: AnswerContext,
  text: string,
  kind: "answer" | "failure" = "answer",
): Promise<boolean> {
  if (context.isResumed && (await isAnswered(context, kind))) return true;
  const body = `${markerOf(kind, context.name)}\n${text}`;
  return await writeWhereOpen(() => createComment(context.octokit, context.pull, body));
}

/** @throws {GitHubFailure} */
export async function isAnswered(
  { octokit, pull, identity, name }: AnswerContext,
  kind: "answer" | "failure" = "answer",
): Promise<boolean> {
  return (await findOwnComment(octokit, pull, await identity(), markerOf(kind, name))) !== undefined;
}

/**
 * One answer to all mistakes of a pull request, edited in place: repeated tries don't fill the conversation.
 * @throws {GitHubFailure}
 */
export async function answerMistakes(
  { octokit, pull, identity }: AnswerContext,
  mistakes: readonly Mistake[],
): Promise<boolean> {
  const body = `${mistakesMarker}\n${[...new Set(mistakes.map(mistakeText))].join("\n\n")}`;
  const posted = await findOwnComment(octokit, pull, await identity(), mistakesMarker);
  if (posted === undefined) return await writeWhereOpen(() => createComment(octokit, pull, body));
  if (posted.body === body) return true;
  return await writeWhereOpen(() => editComment(octokit, pull, posted.id, body));
}

const mistakesMarker = "<!-- connector-review:answer v1 -->";

function markerOf(kind: "answer" | "failure", name: string): string {
  return `<!-- connector-review:${kind} v1 to=${name} -->`;
}

async function writeWhereOpen(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (error instanceof GitHubFailure && error.closesConversation) return false;
    throw error;
  }
}
