/** Saves what a command decides. */
import type { CommandEffect } from "../../commands/command.ts";
import { decisionOf } from "../../decisions/decision.ts";
import { readCheckRuns } from "../../github/posted.ts";
import { readHead } from "../../github/pull-request.ts";
import type { CommandContext } from "./context.ts";

/** Milliseconds. A command that waited longer may be about an older head. */
const maxDelay = 2 * 60_000;

/**
 * @param index which of the comment's commands it is
 * @param isAccepted false: saved all the same, so that the comment is not read again
 * @returns whether a review follows: one for all attempts, or one more because an earlier attempt accepted the decision
 * @throws {GitHubFailure}
 */
export async function decide(
  context: CommandContext,
  effect: Extract<CommandEffect, { kind: "decision" }>,
  index: number,
  isAccepted: boolean,
): Promise<"once" | "again" | undefined> {
  const { deps, repository, pull, by, comment, isResumed } = context;
  // Decisions are read again from comments: a button leaves none.
  if (comment === null) return undefined;
  const { commentId, createdAt } = comment;
  const key = { repositoryId: repository.repositoryId, pullNumber: pull.number };
  const saved = isResumed ? await deps.decisions.of(key) : [];
  const earlier = saved.find((one) => one.commentId === commentId && one.index === index);
  const wasAccepted = earlier?.isAccepted === true;
  // Not saved again: a review may have bound it to values since.
  if (isAccepted && wasAccepted) return "once";
  const head = isAccepted && effect.isAboutHead ? await headAt(context, createdAt) : null;
  const source = { commentId, index, by, at: createdAt };
  await deps.decisions.save(key, [decisionOf(effect.command, source, head, isAccepted)]);
  if (isAccepted) return "once";
  return wasAccepted ? "again" : undefined;
}

/** The head a comment is about; null when its author can't have seen a review of the head. */
async function headAt({ deps, octokit, pull }: CommandContext, createdAt: string): Promise<string | null> {
  const { sha } = await readHead(octokit, pull);
  if (Date.now() - Date.parse(createdAt) < maxDelay) return sha;
  const runs = await readCheckRuns(octokit, pull, sha, await deps.identity());
  const wasReviewed = runs.some(
    ({ startedAt }) => startedAt !== null && Date.parse(startedAt) <= Date.parse(createdAt),
  );
  return wasReviewed ? sha : null;
}
