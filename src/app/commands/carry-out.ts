/**
 * What people ask for in the conversation: who may is asked of GitHub now, the answer is a reaction and at most one comment.
 * All of it may be begun again after the process was killed: what stands on GitHub says how far it came.
 */

import type { Command, Mistake } from "../../commands/command-grammar.ts";
import type { GitHub, PullRequestRef } from "../../github/octokit.ts";
import { findPullRequests } from "../../github/open-pull-requests.ts";
import { type Permission, readPermission } from "../../github/permission.ts";
import { readPullRequest } from "../../github/pull-request.ts";
import { ownReactions, react } from "../../github/reactions.ts";
import { isDecisive } from "../../pull-request/read-decisions.ts";
import type { AuditEntry } from "../../store/audit.ts";
import type { ButtonPress } from "../events/button-event.ts";
import type { CommandRequest } from "../events/comment-event.ts";
import { type DeliveryIds, type HeadToFind, jobFor } from "../events/events.ts";
import { type AnswerContext, answerMistakes, answerOnce } from "./answers.ts";
import { type CommandContext, type CommandDeps, carryOutCommand, repositoryOf } from "./command.ts";
import { mayCommand } from "./command-permission.ts";
import { openRules } from "./open-rules.ts";

type Result = AuditEntry["result"];

/** One attempt at what somebody asked for. */
export interface Attempt {
  /** `comment-345`: the same in every attempt. */
  readonly name: string;
  /** How often it broke off before. */
  readonly failures: number;
  readonly ids: DeliveryIds;
}

export async function carryOutCommands(
  deps: CommandDeps,
  request: CommandRequest,
  { name, ids }: Attempt,
): Promise<void> {
  const { place, pullNumber, commentId, at, by, author, commands } = request;
  const octokit = await deps.octokit(place.installationId);
  const pull = { ...repositoryOf(place), number: pullNumber };
  const seen = await react(octokit, pull, commentId, "eyes");
  // Whoever deletes the comment takes the command back.
  if (seen === "gone") return deps.log.info({ run: ids.runId, command: name }, "the comment was deleted");
  // Where nobody may react there is nothing to tell by: the answer is looked for.
  const isResumed = seen !== "new";
  const context = { deps, octokit, pull, place, by, ids, name, isResumed, said: { commentId, at } };
  const reactions = isResumed ? await ownReactions(octokit, pull, commentId, await deps.identity()) : none;
  if (reactions.has("confused")) return;
  if (reactions.has("+1")) {
    const asked = commands.filter((command) => command.kind === "recheck" || isDecisive(command));
    return await review(
      context,
      asked.map((command) => ({ command, review: "once" })),
    );
  }
  const isAuthor = by.toLowerCase() === author.toLowerCase();
  const carried = await carryOutAll(context, commands, isAuthor);
  await finish(context, carried);
  const isAllDone = carried.results.every(({ result }) => result === "done");
  await react(octokit, pull, commentId, isAllDone ? "+1" : "confused");
  count(deps, carried);
}

const none: ReadonlySet<string> = new Set();

/**
 * A button below our check. Whoever sees it can press it, so the right is checked as for the command.
 * @returns the pull requests it is about, where the press did not say: each is to be carried out on its own
 */
export async function carryOutButton(
  deps: CommandDeps,
  press: ButtonPress,
  { name, failures, ids }: Attempt,
): Promise<readonly number[]> {
  const octokit = await deps.octokit(press.place.installationId);
  const repository = repositoryOf(press.place);
  const [number] = press.pullNumbers;
  if (number === undefined) return await findPullRequests(octokit, repository, press.headSha);
  const pull = { ...repository, number };
  const { author, isOpen } = await readPullRequest(octokit, pull);
  if (!isOpen) return [];
  const isResumed = failures > 0;
  const { place, by } = press;
  const context = { deps, octokit, pull, place, by, ids, name, isResumed, said: null };
  const commands = await commandsOf(press, octokit, pull, deps);
  const carried = await carryOutAll(context, commands, author.login === by);
  // A mistake cannot be pressed.
  await finish(context, { ...carried, mistakes: [] });
  count(deps, carried);
  return [];
}

/** A re-run named a commit only, as it does for forks. Nothing is to be done when it is no open pull request's head. */
export async function findHead(deps: CommandDeps, head: HeadToFind, ids: DeliveryIds): Promise<void> {
  const octokit = await deps.octokit(head.place.installationId);
  const numbers = await findPullRequests(octokit, repositoryOf(head.place), head.headSha);
  for (const number of numbers) {
    const job = jobFor(head.place, number, head.reason, true, ids);
    if (!(await deps.queue.knows(job))) await deps.queue.push(job);
  }
  deps.log.info({ run: ids.runId, delivery: ids.deliveryId, head: head.headSha, pulls: numbers }, "lookup");
}

/** Rules one press explains; the others have `/connector explain`. */
const maxExplained = 3;

async function commandsOf(
  { identifier }: ButtonPress,
  octokit: GitHub,
  pull: PullRequestRef,
  deps: CommandDeps,
): Promise<readonly Command[]> {
  if (identifier !== "explain") return [{ kind: identifier }];
  const found = await openRules(octokit, pull, await deps.identity());
  if (found.length === 0) return [{ kind: "help" }];
  return found.slice(0, maxExplained).map((rule) => ({ kind: "explain", rule }));
}

interface AskedReview {
  readonly command: Command;
  readonly review: "once" | "anew";
}

interface Carried {
  readonly results: readonly { readonly command: Command; readonly result: Result }[];
  readonly reviews: readonly AskedReview[];
  /** Each once, in order. */
  readonly answers: readonly string[];
  readonly mistakes: readonly Omit<Mistake, "kind">[];
}

async function carryOutAll(
  context: CommandContext,
  commands: readonly Command[],
  isAuthor: boolean,
): Promise<Carried> {
  const results: Carried["results"][number][] = [];
  const reviews: AskedReview[] = [];
  const answers = new Set<string>();
  const mistakes: Omit<Mistake, "kind">[] = [];
  const permission = once(() => readPermission(context.octokit, context.pull, context.by));
  for (const [index, command] of commands.entries()) {
    const isAllowed = await mayCommand(command.kind, isAuthor, permission);
    const done = await carryOutCommand({ ...context, index, isAllowed }, command);
    if (done.review !== undefined) reviews.push({ command, review: done.review });
    // A stranger gets a reaction and no comment: answers to strangers are how a bot is made to talk.
    if (isAllowed && done.answer !== undefined) answers.add(done.answer);
    if (isAllowed && done.mistake !== undefined) mistakes.push(done.mistake);
    const result = !isAllowed ? "not-permitted" : done.mistake === undefined ? "done" : "mistake";
    results.push({ command, result });
    await record(context, command, index, result);
  }
  return { results, reviews, answers: [...answers], mistakes };
}

function once(ask: () => Promise<Permission>): () => Promise<Permission> {
  let asked: Promise<Permission> | undefined;
  return () => {
    asked ??= ask();
    return asked;
  };
}

/** Everything that follows from all commands of a comment together. */
async function finish(context: CommandContext, { reviews, answers, mistakes }: Carried): Promise<void> {
  await review(context, reviews);
  const { octokit, pull, deps, name, isResumed } = context;
  const to: AnswerContext = { octokit, pull, identity: deps.identity, name, isResumed };
  const isSaid =
    (answers.length === 0 || (await answerOnce(to, answers.join("\n\n")))) &&
    (mistakes.length === 0 || (await answerMistakes(to, mistakes)));
  if (!isSaid) deps.log.info({ run: context.ids.runId, command: name }, "the conversation is closed to us");
}

/** One for all of them together, and for all attempts. */
async function review(
  { deps, place, pull, ids }: CommandContext,
  reviews: readonly AskedReview[],
): Promise<void> {
  const [first] = reviews;
  if (first === undefined) return;
  const job = jobFor(place, pull.number, `command.${first.command.kind}`, true, ids);
  const isAnew = reviews.some((one) => one.review === "anew");
  if (isAnew || !(await deps.queue.knows(job))) await deps.queue.push(job);
}

/** In the log and in the audit log. */
export async function record(
  { deps, place, pull, by, ids, name }: CommandContext,
  command: Command,
  index: number,
  result: Result,
): Promise<void> {
  deps.log.info({ run: ids.runId, delivery: ids.deliveryId, command: command.kind, by, result }, "command");
  const entry = {
    request: name,
    index,
    repositoryId: place.repositoryId,
    pullNumber: pull.number,
    by,
    command: command.kind,
    rule: "rule" in command ? command.rule : null,
    because: "because" in command ? command.because : "",
    result,
  };
  await deps.audit.record(entry, deps.now());
}

function count({ metrics }: CommandDeps, { results }: Carried): void {
  for (const { command, result } of results) {
    metrics.command(command.kind, result);
    // Only of rules there are, so that nobody can make up labels: another one is a mistake.
    if (command.kind === "dispute" && result === "done") metrics.dispute(command.rule);
  }
}
