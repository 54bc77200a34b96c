/** Ends a command that failed in every attempt: its author gets an answer that it is our failure. */
import { commandsOfButton } from "../../commands/buttons.ts";
import type { Command } from "../../commands/command.ts";
import { mayCommand } from "../../commands/permission.ts";
import { GitHubFailure } from "../../github/failure.ts";
import { readPermission } from "../../github/permission.ts";
import { react } from "../../github/reactions.ts";
import { escapeText } from "../../wording/escape-markdown.ts";
import { answerOnce, isAnswered } from "../commands/answers.ts";
import { countCommand, recordCommand } from "../commands/audit.ts";
import { type Attempt, type CommandContext, type CommandDeps, repositoryRef } from "../commands/context.ts";
import type { ButtonPress } from "../events/button-event.ts";
import type { CommandRequest } from "../events/comment-event.ts";

/**
 * @param reason one plain sentence
 * @throws {GitHubFailure}
 */
export async function giveUp(
  deps: CommandDeps,
  request: CommandRequest | ButtonPress,
  attempt: Attempt,
  reason: string,
): Promise<void> {
  const { repository, by } = request;
  const number = request.kind === "command" ? request.pullNumber : request.pullNumbers[0];
  if (number === undefined) return;
  const octokit = await deps.octokit(repository.installationId);
  const pull = { ...repositoryRef(repository), number };
  const { name, ids } = attempt;
  const isResumed = true;
  const comment =
    request.kind === "command"
      ? { commentId: request.commentId, createdAt: request.at, textKind: request.textKind }
      : null;
  const context: CommandContext = { deps, octokit, repository, pull, by, ids, name, isResumed, comment };
  const to = { octokit, pull, identity: deps.identity, name, isResumed };
  const isDone = await isAnswered(to);
  if (!isDone && (await mayAny(context, request))) {
    await answerOnce(to, failureText(request, reason, ids.runId), "failure");
  }
  if (comment !== null) {
    const target = { textKind: comment.textKind, id: comment.commentId };
    await react(octokit, pull, target, isDone ? "+1" : "confused");
  }
  if (isDone) return;
  for (const [index, command] of commandsOf(request).entries()) {
    await recordCommand(context, command, index, "failed");
    countCommand(deps, command, "failed");
  }
}

function failureText(request: CommandRequest | ButtonPress, reason: string, runId: string): string {
  const what = request.kind === "command" ? "The command" : `The button “${request.identifier}”`;
  const person = escapeText(request.by);
  return [
    `**${what} of ${person} could not be carried out; this is a failure of the reviewer.** ${escapeText(reason)}`,
    `What the summary shows is in force; asking again is safe. <sub>run \`${runId}\`</sub>`,
  ].join("\n\n");
}

/** Whether the person may use any of the commands, which earns an answer. True where the permission can't be read. */
async function mayAny(
  { octokit, pull, by }: CommandContext,
  request: CommandRequest | ButtonPress,
): Promise<boolean> {
  const isAuthor = request.kind === "command" && request.author.toLowerCase() === by.toLowerCase();
  try {
    const permission = await readPermission(octokit, pull, by);
    for (const { kind } of commandsOf(request)) {
      if (await mayCommand(kind, isAuthor, () => Promise.resolve(permission))) return true;
    }
    return false;
  } catch (error) {
    if (error instanceof GitHubFailure) return true;
    throw error;
  }
}

function commandsOf(request: CommandRequest | ButtonPress): readonly Command[] {
  return request.kind === "command" ? request.commands : commandsOfButton(request.identifier, []);
}
