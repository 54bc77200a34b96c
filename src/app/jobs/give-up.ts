/** The end of a command that broke off each time: its author is told that it was us. */

import type { Command } from "../../commands/command-grammar.ts";
import { mayCommand } from "../../commands/permission.ts";
import { GitHubFailure } from "../../github/failure.ts";
import { readPermission } from "../../github/permission.ts";
import { react } from "../../github/reactions.ts";
import { escapeText } from "../../wording/escape-markdown.ts";
import { answerOnce, isAnswered } from "../commands/answers.ts";
import { type Attempt, record } from "../commands/carry-out.ts";
import { type CommandContext, type CommandDeps, repositoryOf } from "../commands/command.ts";
import type { ButtonPress } from "../events/button-event.ts";
import type { CommandRequest } from "../events/comment-event.ts";

/**
 * @param reason one plain sentence
 * @throws {GitHubFailure}
 */
export async function giveUp(
  deps: CommandDeps,
  asked: CommandRequest | ButtonPress,
  attempt: Attempt,
  reason: string,
): Promise<void> {
  const { place, by } = asked;
  const number = asked.kind === "command" ? asked.pullNumber : asked.pullNumbers[0];
  if (number === undefined) return;
  const octokit = await deps.octokit(place.installationId);
  const pull = { ...repositoryOf(place), number };
  const { name, ids } = attempt;
  const said = asked.kind === "command" ? asked : null;
  const context: CommandContext = { deps, octokit, pull, place, by, ids, name, isResumed: true, said };
  const to = { octokit, pull, identity: deps.identity, name, isResumed: true };
  const isDone = await isAnswered(to);
  if (!isDone && !(await isStranger(context, asked))) {
    await answerOnce(to, apology(asked, reason, ids.runId), "failure");
  }
  if (said !== null) await react(octokit, pull, said.commentId, isDone ? "+1" : "confused");
  if (isDone) return;
  for (const [index, command] of commandsIn(asked).entries()) {
    await record(context, command, index, "failed");
    deps.metrics.command(command.kind, "failed");
  }
}

function apology(asked: CommandRequest | ButtonPress, reason: string, runId: string): string {
  const what = asked.kind === "command" ? "The command" : `The button “${asked.identifier}”`;
  const person = escapeText(asked.by);
  return [
    `**${what} of ${person} could not be carried out; this is a failure of the reviewer.** ${escapeText(reason)}`,
    `What the summary shows is in force; asking again is safe. <sub>run \`${runId}\`</sub>`,
  ].join("\n\n");
}

/** Somebody who may do nothing of it is not answered. Who cannot be asked about may have a right. */
async function isStranger(
  { octokit, pull, by }: CommandContext,
  asked: CommandRequest | ButtonPress,
): Promise<boolean> {
  const isAuthor = asked.kind === "command" && asked.author.toLowerCase() === by.toLowerCase();
  try {
    const permission = await readPermission(octokit, pull, by);
    for (const { kind } of commandsIn(asked)) {
      if (await mayCommand(kind, isAuthor, () => Promise.resolve(permission))) return false;
    }
    return true;
  } catch (error) {
    if (error instanceof GitHubFailure) return false;
    throw error;
  }
}

function commandsIn(asked: CommandRequest | ButtonPress): readonly Command[] {
  if (asked.kind === "command") return asked.commands;
  return asked.identifier === "explain" ? [{ kind: "help" }] : [{ kind: asked.identifier }];
}
