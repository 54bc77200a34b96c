/** What people ask for in the conversation: who may is asked of GitHub now, the answer is a reaction and at most one comment. */
import { createComment } from "../github/comments.ts";
import type { GitHub, PullRequestRef } from "../github/octokit.ts";
import { findPullRequests } from "../github/open-pull-requests.ts";
import { type Permission, readPermission } from "../github/permission.ts";
import { readPullRequest } from "../github/pull-request.ts";
import { react } from "../github/reactions.ts";
import type { Command, Mistake } from "../publish/command-grammar.ts";
import type { AuditEntry } from "../store/audit.ts";
import type { ButtonPress } from "./button-event.ts";
import { type CommandScene, type CommandTools, carryOutCommand, repositoryOf } from "./command.ts";
import { mayCommand } from "./command-permission.ts";
import type { CommandRequest } from "./comment-event.ts";
import { type HeadToFind, jobFor } from "./events.ts";
import { answerMistakes } from "./mistakes.ts";
import { openRules } from "./open-rules.ts";
import type { DeliveryIds } from "./take-delivery.ts";

type Result = AuditEntry["result"];

export async function carryOutCommands(
  tools: CommandTools,
  request: CommandRequest,
  ids: DeliveryIds,
): Promise<void> {
  const { place, pullNumber, commentId, at, by, author, commands } = request;
  const octokit = await tools.octokit(place.installationId);
  const pull = { ...repositoryOf(place), number: pullNumber };
  const scene = { tools, octokit, pull, place, by, ids, said: { commentId, at } };
  await react(octokit, pull, commentId, "eyes");
  const isAuthor = by.toLowerCase() === author.toLowerCase();
  const { results, answers, mistakes } = await carryOutAll(scene, commands, isAuthor);
  if (answers.length > 0) await createComment(octokit, pull, answers.join("\n\n"));
  if (mistakes.length > 0) await answerMistakes(octokit, pull, await tools.identity(), mistakes);
  const isAllDone = results.every((result) => result === "done");
  await react(octokit, pull, commentId, isAllDone ? "+1" : "confused");
}

/** A button below our check. Whoever sees it can press it, so the right is checked as for the command. */
export async function carryOutButton(
  tools: CommandTools,
  press: ButtonPress,
  ids: DeliveryIds,
): Promise<void> {
  const octokit = await tools.octokit(press.place.installationId);
  const repository = repositoryOf(press.place);
  const numbers =
    press.pullNumbers.length > 0
      ? press.pullNumbers
      : await findPullRequests(octokit, repository, press.headSha);
  for (const number of numbers) {
    const pull = { ...repository, number };
    const { author, isOpen } = await readPullRequest(octokit, pull);
    if (!isOpen) continue;
    const scene = { tools, octokit, pull, place: press.place, by: press.by, ids, said: null };
    const commands = await commandsOf(press, octokit, pull, tools);
    const { answers } = await carryOutAll(scene, commands, author.login === press.by);
    if (answers.length > 0) await createComment(octokit, pull, answers.join("\n\n"));
  }
}

/** Rules one press explains; the others have `/connector explain`. */
const maxExplained = 3;

async function commandsOf(
  { identifier }: ButtonPress,
  octokit: GitHub,
  pull: PullRequestRef,
  tools: CommandTools,
): Promise<readonly Command[]> {
  if (identifier !== "explain") return [{ kind: identifier }];
  const found = await openRules(octokit, pull, await tools.identity());
  if (found.length === 0) return [{ kind: "help" }];
  return found.slice(0, maxExplained).map((rule) => ({ kind: "explain", rule }));
}

interface Carried {
  readonly results: readonly Result[];
  /** Each once, in order. */
  readonly answers: readonly string[];
  readonly mistakes: readonly Omit<Mistake, "kind">[];
}

async function carryOutAll(
  scene: CommandScene,
  commands: readonly Command[],
  isAuthor: boolean,
): Promise<Carried> {
  const results: Result[] = [];
  const answers = new Set<string>();
  const mistakes: Omit<Mistake, "kind">[] = [];
  const permission = once(() => readPermission(scene.octokit, scene.pull, scene.by));
  for (const [index, command] of commands.entries()) {
    const isAllowed = await mayCommand(command.kind, isAuthor, permission);
    const done = await carryOutCommand({ ...scene, index, isAllowed }, command);
    // A stranger gets a reaction and no comment: answers to strangers are how a bot is made to talk.
    if (isAllowed && done.answer !== undefined) answers.add(done.answer);
    if (isAllowed && done.mistake !== undefined) mistakes.push(done.mistake);
    const result = !isAllowed ? "not-permitted" : done.mistake === undefined ? "done" : "mistake";
    results.push(result);
    await report(scene, command, result);
  }
  return { results, answers: [...answers], mistakes };
}

function once(ask: () => Promise<Permission>): () => Promise<Permission> {
  let asked: Promise<Permission> | undefined;
  return () => {
    asked ??= ask();
    return asked;
  };
}

async function report(
  { tools, place, pull, by, ids }: CommandScene,
  command: Command,
  result: Result,
): Promise<void> {
  tools.metrics.command(command.kind, result);
  tools.log.info({ run: ids.runId, delivery: ids.deliveryId, command: command.kind, by, result }, "command");
  const entry = {
    repositoryId: place.repositoryId,
    pullNumber: pull.number,
    by,
    command: command.kind,
    rule: "rule" in command ? command.rule : null,
    because: "because" in command ? command.because : "",
    result,
  };
  await tools.audit.record(entry, tools.now());
}

/** A re-run named a commit only, as it does for forks. Nothing is to be done when it is no open pull request's head. */
export async function findHead(tools: CommandTools, head: HeadToFind, ids: DeliveryIds): Promise<void> {
  const octokit = await tools.octokit(head.place.installationId);
  const numbers = await findPullRequests(octokit, repositoryOf(head.place), head.headSha);
  for (const number of numbers) await tools.queue.push(jobFor(head.place, number, head.reason, true, ids));
  tools.log.info({ run: ids.runId, delivery: ids.deliveryId, head: head.headSha, pulls: numbers }, "lookup");
}
