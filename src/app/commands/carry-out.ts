/**
 * Carries out the commands of a comment or a button. The permission is read when they are carried out; the answer is a
 * reaction and at most one comment. An attempt can follow one that was killed: our reactions, answer and commit show what
 * is done.
 */
import { commandsOfButton, findButton } from "../../commands/buttons.ts";
import { type Command, effectOf } from "../../commands/command.ts";
import type { Mistake } from "../../commands/mistake.ts";
import { mayCommand } from "../../commands/permission.ts";
import { once } from "../../connector/once.ts";
import { findPullRequests } from "../../github/open-pull-requests.ts";
import { readPermission } from "../../github/permission.ts";
import { readPullRequest } from "../../github/pull-request.ts";
import { ownReactions, react, removeResults } from "../../github/reactions.ts";
import type { AuditEntry } from "../../store/audit.ts";
import type { ButtonPress } from "../events/button-event.ts";
import type { CommandRequest } from "../events/comment-event.ts";
import { jobFor } from "../events/events.ts";
import { type AnswerContext, answerMistakes, answerOnce } from "./answers.ts";
import { countCommand, recordCommand } from "./audit.ts";
import { type Attempt, type CommandContext, type CommandDeps, repositoryRef } from "./context.ts";
import { type CommandResult, carryOutCommand } from "./effect.ts";
import { openRules } from "./open-rules.ts";

/** @throws {GitHubFailure} */
export async function carryOutComment(
  deps: CommandDeps,
  request: CommandRequest,
  { name, failures, ids }: Attempt,
): Promise<void> {
  const { repository, pullNumber, commentId, textKind, at, by, author, commands, edited } = request;
  const octokit = await deps.octokit(repository.installationId);
  const pull = { ...repositoryRef(repository), number: pullNumber };
  const target = { textKind, id: commentId };
  const identity = await deps.identity();
  if (edited !== undefined && failures === 0) await removeResults(octokit, pull, target, identity);
  const eyes = await react(octokit, pull, target, "eyes");
  // Deleting the comment takes the command back.
  if (eyes === "gone") return deps.log.info({ run: ids.runId, command: name }, "the comment was deleted");
  // Where reactions are not allowed, an earlier attempt can't be excluded. An edited comment has that of its old text.
  const isResumed = edited === undefined ? eyes !== "new" : failures > 0;
  const comment = { commentId, createdAt: at, textKind };
  const context = { deps, octokit, repository, pull, by, ids, name, isResumed, comment };
  const reactions = isResumed ? await ownReactions(octokit, pull, target, identity) : none;
  const wanted = [...commands.entries()].filter(([index]) => edited?.includes(index) ?? true);
  if (reactions.has("confused")) return;
  if (reactions.has("+1")) {
    return await review(
      context,
      wanted
        .map(([, command]) => command)
        .filter(isReviewed)
        .map(reviewOnce),
    );
  }
  const isAuthor = by.toLowerCase() === author.toLowerCase();
  const results = await carryOutAll(context, wanted, isAuthor);
  await finish(context, results);
  if (request.withdraws)
    await deps.queue.push(jobFor(repository, pullNumber, "comment.withdrawn", false, ids));
  const isAllDone = results.every(({ result }) => result === "done");
  await react(octokit, pull, target, isAllDone ? "+1" : "confused");
  for (const { command, result } of results) countCommand(deps, command, result);
}

const none: ReadonlyMap<string, string> = new Map();

/** Whether a review follows the command. */
function isReviewed(command: Command): boolean {
  const { kind } = effectOf(command);
  return kind === "review" || kind === "decision";
}

function reviewOnce(command: Command): ReviewRequest {
  return { command, review: "once" };
}

/**
 * A button is shown to more people than may press it, so the permission is checked as for its command.
 * @returns the pull requests of the press where GitHub named none: each is carried out on its own
 * @throws {GitHubFailure}
 */
export async function carryOutButton(
  deps: CommandDeps,
  press: ButtonPress,
  { name, failures, ids }: Attempt,
): Promise<readonly number[]> {
  const { repository, by } = press;
  const octokit = await deps.octokit(repository.installationId);
  const [number] = press.pullNumbers;
  if (number === undefined) {
    return await findPullRequests(octokit, repositoryRef(repository), press.headSha);
  }
  const pull = { ...repositoryRef(repository), number };
  const { author, isOpen } = await readPullRequest(octokit, pull);
  if (!isOpen) return [];
  const isResumed = failures > 0;
  const context = { deps, octokit, repository, pull, by, ids, name, isResumed, comment: null };
  const commands = await commandsOf(press, context);
  const results = await carryOutAll(context, [...commands.entries()], author.login === by);
  await finish(context, results);
  for (const { command, result } of results) countCommand(deps, command, result);
  return [];
}

async function commandsOf(
  { identifier }: ButtonPress,
  { octokit, pull, deps }: CommandContext,
): Promise<readonly Command[]> {
  const isAboutRules = findButton(identifier)?.target === "open rules";
  return commandsOfButton(
    identifier,
    isAboutRules ? await openRules(octokit, pull, await deps.identity()) : [],
  );
}

/** A review that a command asks for. */
interface ReviewRequest {
  readonly command: Command;
  readonly review: "once" | "again";
}

interface CarriedOut extends CommandResult {
  readonly command: Command;
  readonly result: AuditEntry["result"];
}

async function carryOutAll(
  context: CommandContext,
  commands: readonly (readonly [index: number, command: Command])[],
  isAuthor: boolean,
): Promise<readonly CarriedOut[]> {
  const results: CarriedOut[] = [];
  const permission = once(() => readPermission(context.octokit, context.pull, context.by));
  for (const [index, command] of commands) {
    const isAllowed = await mayCommand(command.kind, isAuthor, permission);
    const { review, answer, mistake } = await carryOutCommand(context, command, index, isAllowed);
    const result = !isAllowed ? "not-permitted" : mistake === undefined ? "done" : "mistake";
    await recordCommand(context, command, index, result);
    results.push({
      command,
      result,
      ...(review && { review }),
      // Without permission there is a reaction and no comment: nobody may make the bot write.
      ...(isAllowed && answer !== undefined && { answer }),
      ...(isAllowed && mistake && { mistake }),
    });
  }
  return results;
}

/** One review and one answer for all commands of the request together. */
async function finish(context: CommandContext, results: readonly CarriedOut[]): Promise<void> {
  const reviews = results.flatMap(({ command, review }) =>
    review === undefined ? [] : [{ command, review }],
  );
  await review(context, reviews);
  const { octokit, pull, deps, name, isResumed } = context;
  const to: AnswerContext = { octokit, pull, identity: deps.identity, name, isResumed };
  const answers = new Set([
    ...results.flatMap(({ answer }) => answer ?? []),
    ...confirmation(context, results),
  ]);
  // A button has no text to correct.
  const isTyped = context.comment !== null;
  const mistakes: readonly Mistake[] = isTyped ? results.flatMap(({ mistake }) => mistake ?? []) : [];
  const isAnswered =
    (answers.size === 0 || (await answerOnce(to, [...answers].join("\n\n")))) &&
    (mistakes.length === 0 || (await answerMistakes(to, mistakes)));
  if (!isAnswered)
    deps.log.info({ run: context.ids.runId, command: name }, "the conversation is closed to us");
}

/** Where nobody can react, a comment says that a command without another answer was carried out. */
function confirmation({ comment }: CommandContext, results: readonly CarriedOut[]): readonly string[] {
  if (comment?.textKind !== "review") return [];
  const silent = results.filter(({ result, answer }) => result === "done" && answer === undefined);
  const names = silent.map(({ command }) => `\`/connector ${command.kind}\``);
  return names.length === 0 ? [] : [`Carried out, as the review asks: ${[...new Set(names)].join(", ")}.`];
}

/** Queues one review for all commands and all attempts; one more where a decision changed after an earlier attempt. */
async function review(
  { deps, repository, pull, ids }: CommandContext,
  requests: readonly ReviewRequest[],
): Promise<void> {
  const [first] = requests;
  if (first === undefined) return;
  const job = jobFor(repository, pull.number, `command.${first.command.kind}`, true, ids);
  const isAgain = requests.some((one) => one.review === "again");
  if (isAgain || !(await deps.queue.knows(job))) await deps.queue.push(job);
}
