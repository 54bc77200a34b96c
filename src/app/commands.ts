/** What people ask for in the conversation: who may is asked of GitHub now, the answer is a reaction and at most one comment. */
import { createComment } from "../github/comments.ts";
import type { GitHub, PullRequestRef } from "../github/octokit.ts";
import { findPullRequests } from "../github/open-pull-requests.ts";
import { readPermission } from "../github/permission.ts";
import { react } from "../github/reactions.ts";
import type { Command } from "../publish/commands.ts";
import { helpText, unknownCommandText } from "../publish/help-text.ts";
import type { Queue } from "../store/queue.ts";
import type { CommandRequest } from "./comment-event.ts";
import { type HeadToFind, jobFor } from "./events.ts";
import type { Metrics } from "./metrics.ts";
import type { Place } from "./place.ts";
import type { Log } from "./review-tools.ts";
import type { DeliveryIds } from "./take-delivery.ts";

export interface CommandTools {
  readonly octokit: (installationId: number) => Promise<GitHub>;
  readonly queue: Queue;
  readonly metrics: Metrics;
  readonly log: Log;
}

export async function carryOutCommands(
  tools: CommandTools,
  request: CommandRequest,
  ids: DeliveryIds,
): Promise<void> {
  const { commentId, commands } = request;
  const octokit = await tools.octokit(request.place.installationId);
  const pull = { ...repositoryOf(request.place), number: request.pullNumber };
  await react(octokit, pull, commentId, "eyes");
  const isAllowed = await mayCommand(octokit, pull, request);
  // A stranger gets a reaction and no comment: answers to strangers are how a bot is made to talk.
  const isUnderstood = commands.every((command) => command.kind !== "unknown");
  if (isAllowed) await carryOut(tools, octokit, pull, request, ids);
  await react(octokit, pull, commentId, isAllowed && isUnderstood ? "+1" : "confused");
  const result = isAllowed ? "done" : "not-permitted";
  for (const command of commands) tools.metrics.command(command.kind, result);
  tools.log.info(
    { run: ids.runId, delivery: ids.deliveryId, commands: commands.map((command) => command.kind), result },
    "command",
  );
}

/** The author of the pull request, or triage and above. */
async function mayCommand(
  octokit: GitHub,
  pull: PullRequestRef,
  { by, author }: CommandRequest,
): Promise<boolean> {
  if (by.toLowerCase() === author.toLowerCase()) return true;
  const permission = await readPermission(octokit, pull, by);
  return permission === "triage" || permission === "write" || permission === "admin";
}

async function carryOut(
  tools: CommandTools,
  octokit: GitHub,
  pull: PullRequestRef,
  { place, pullNumber, commands }: CommandRequest,
  ids: DeliveryIds,
): Promise<void> {
  if (commands.some((command) => command.kind === "recheck")) {
    await tools.queue.push(jobFor(place, pullNumber, "command.recheck", true, ids));
  }
  // The same command twice in a comment is answered once.
  const answers = [...new Set(commands.flatMap(answerTo))];
  if (answers.length > 0) await createComment(octokit, pull, answers.join("\n\n"));
}

function answerTo(command: Command): readonly string[] {
  switch (command.kind) {
    case "recheck":
      return [];
    case "help":
      return [helpText()];
    case "unknown":
      return [unknownCommandText(command)];
    default:
      return command satisfies never;
  }
}

/** A re-run named a commit only, as it does for forks. Nothing is to be done when it is no open pull request's head. */
export async function findHead(tools: CommandTools, head: HeadToFind, ids: DeliveryIds): Promise<void> {
  const octokit = await tools.octokit(head.place.installationId);
  const numbers = await findPullRequests(octokit, repositoryOf(head.place), head.headSha);
  for (const number of numbers) await tools.queue.push(jobFor(head.place, number, head.reason, true, ids));
  tools.log.info({ run: ids.runId, delivery: ids.deliveryId, head: head.headSha, pulls: numbers }, "lookup");
}

function repositoryOf({ owner, repository }: Place): { readonly owner: string; readonly repo: string } {
  return { owner, repo: repository };
}
