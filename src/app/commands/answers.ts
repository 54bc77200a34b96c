/** Our answers to commands: each is posted once, however often a command is begun. */

import type { Mistake } from "../../commands/command-grammar.ts";
import { mistakeText } from "../../commands/help-text.ts";
import { createComment, editComment, findOwnComment } from "../../github/comments.ts";
import { GitHubFailure } from "../../github/failure.ts";
import type { Identity } from "../../github/identity.ts";
import type { GitHub, PullRequestRef } from "../../github/octokit.ts";

export interface AnswerContext {
  readonly octokit: GitHub;
  readonly pull: PullRequestRef;
  readonly identity: () => Promise<Identity>;
  /** Names what is answered: `comment-345`. */
  readonly name: string;
  /** It was begun before, so the answer may stand there already. */
  readonly isResumed: boolean;
}

/**
 * @returns false where nobody may write; what a command does is done all the same
 * @throws {GitHubFailure}
 */
export async function answerOnce(
  context: AnswerContext,
  text: string,
  kind: "answer" | "failure" = "answer",
): Promise<boolean> {
  if (context.isResumed && (await isAnswered(context, kind))) return true;
  const body = `${markerOf(kind, context.name)}\n${text}`;
  return await whereOpen(() => createComment(context.octokit, context.pull, body));
}

/** @throws {GitHubFailure} */
export async function isAnswered(
  { octokit, pull, identity, name }: AnswerContext,
  kind: "answer" | "failure" = "answer",
): Promise<boolean> {
  return (await findOwnComment(octokit, pull, await identity(), markerOf(kind, name))) !== undefined;
}

/**
 * The one answer to commands that are none: edited in place, so that somebody who tries often does not fill the conversation.
 * @throws {GitHubFailure}
 */
export async function answerMistakes(
  { octokit, pull, identity }: AnswerContext,
  mistakes: readonly Omit<Mistake, "kind">[],
): Promise<boolean> {
  const body = `${mistakesMarker}\n${[...new Set(mistakes.map(mistakeText))].join("\n\n")}`;
  const standing = await findOwnComment(octokit, pull, await identity(), mistakesMarker);
  if (standing === undefined) return await whereOpen(() => createComment(octokit, pull, body));
  if (standing.body === body) return true;
  return await whereOpen(() => editComment(octokit, pull, standing.id, body));
}

const mistakesMarker = "<!-- connector-review:answer v1 -->";

function markerOf(kind: "answer" | "failure", name: string): string {
  return `<!-- connector-review:${kind} v1 to=${name} -->`;
}

async function whereOpen(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (error instanceof GitHubFailure && error.closesConversation) return false;
    throw error;
  }
}
