/** Jobs of the command queue become commands, presses and look-ups: time, failure and log around them. */
import { GitHubFailure } from "../../github/failure.ts";
import { describeError, isRateLimited, limitWait, reasonOf } from "../../pull-request/own-failure.ts";
import type { CommandHandler, CommandJob, CommandQueue } from "../../store/command-queue.ts";
import type { Outcome } from "../../store/queue.ts";
import { shortHash } from "../../text/hash.ts";
import { bounded } from "../bounded.ts";
import { type Attempt, carryOutButton, carryOutCommands, findHead } from "../commands/carry-out.ts";
import type { CommandDeps } from "../commands/command.ts";
import type { ButtonPress } from "../events/button-event.ts";
import type { CommandRequest } from "../events/comment-event.ts";
import type { DeliveryIds, HeadToFind } from "../events/events.ts";
import type { GitHubApp } from "../github-app.ts";
import { giveUp } from "./give-up.ts";

/** What is asked for in small: everything but a review. */
export type Asked = CommandRequest | ButtonPress | HeadToFind;

interface Order {
  readonly asked: Asked;
  readonly ids: DeliveryIds;
}

/** What people ask for about one pull request is one lane; a head whose pull request is not known yet has its own. */
export function commandJobsFor(asked: Asked, ids: DeliveryIds): readonly CommandJob[] {
  const { repositoryId } = asked.place;
  const lane = (number: number) => `${repositoryId}#${number}`;
  const sent = shortHash(ids.deliveryId);
  switch (asked.kind) {
    case "command":
      return [job(`comment-${asked.commentId}`, lane(asked.pullNumber), asked, ids)];
    case "find-head":
      return [job(`look-up-${sent}`, `${repositoryId}@${asked.headSha}`, asked, ids)];
    case "button":
      if (asked.pullNumbers.length === 0) {
        return [job(`button-${sent}`, `${repositoryId}@${asked.headSha}`, asked, ids)];
      }
      return asked.pullNumbers.map((number) =>
        job(`button-${sent}-${number}`, lane(number), { ...asked, pullNumbers: [number] }, ids),
      );
    default:
      return asked satisfies never;
  }
}

function job(name: string, lane: string, asked: Asked, ids: DeliveryIds): CommandJob {
  const order: Order = { asked, ids };
  return { name, lane, order };
}

export interface CommandJobsOptions {
  readonly app: GitHubApp;
  readonly deps: Omit<CommandDeps, "octokit">;
  readonly commands: CommandQueue;
  /** Milliseconds for one attempt. */
  readonly deadline: number;
  /** Seconds; see `limitWait`. */
  readonly limitDelay: number;
  /** After that many failures people are told. */
  readonly attempts: number;
}

export function commandJobs(options: CommandJobsOptions): CommandHandler {
  return async ({ name, order }, before, signal) => {
    // as: the queue hands back what `commandJobsFor` made, nothing else is pushed to it.
    const { asked, ids } = order as Order;
    const deadline = AbortSignal.timeout(options.deadline);
    const ends = AbortSignal.any([signal, deadline]);
    const deps: CommandDeps = {
      ...options.deps,
      octokit: async (installation) =>
        bounded(await options.app.octokit(installation), ends, { requests: 0 }),
    };
    const attempt = { name, failures: before.failures, ids };
    try {
      await carryOut(options, deps, asked, attempt);
      return { kind: "done" };
    } catch (error) {
      if (signal.aborted) throw error;
      if (isRateLimited(error)) {
        const seconds = limitWait(error, options.limitDelay, before.postponements);
        return { kind: "retry-after", seconds, because: "GitHub's rate limit" };
      }
      const tried = { run: ids.runId, command: name, attempt: before.failures + 1 };
      options.app.log.error({ ...tried, ...describeError(error) }, "command failed");
      if (before.failures + 1 < options.attempts) throw error;
      return await end(options, asked, attempt, { error, isLate: deadline.aborted });
    }
  };
}

/** Behind a look-up there is no place yet where anybody could be told. */
function isAnswerable(asked: Asked): asked is CommandRequest | ButtonPress {
  return asked.kind === "command" || (asked.kind === "button" && asked.pullNumbers.length > 0);
}

async function carryOut(
  { commands, attempts }: CommandJobsOptions,
  deps: CommandDeps,
  asked: Asked,
  attempt: Attempt,
): Promise<void> {
  // The process ended in the last attempt, or nobody could be told then.
  if (attempt.failures >= attempts && isAnswerable(asked)) {
    return await giveUp(deps, asked, attempt, "It broke off each time.");
  }
  switch (asked.kind) {
    case "command":
      return await carryOutCommands(deps, asked, attempt);
    case "find-head":
      return await findHead(deps, asked, attempt.ids);
    case "button": {
      const pullNumbers = await carryOutButton(deps, asked, attempt);
      const presses = pullNumbers.length === 0 ? [] : commandJobsFor({ ...asked, pullNumbers }, attempt.ids);
      for (const press of presses) await commands.push(press);
      return;
    }
    default:
      return asked satisfies never;
  }
}

/**
 * After the last attempt. What GitHub does not take for the moment is tried again later and for long: nobody is left without
 * an answer.
 */
async function end(
  { app, deps, deadline }: CommandJobsOptions,
  asked: Asked,
  attempt: Attempt,
  { error, isLate }: { readonly error: unknown; readonly isLate: boolean },
): Promise<Outcome> {
  let untold = error;
  if (isAnswerable(asked)) {
    const ends = AbortSignal.timeout(deadline);
    const octokit: CommandDeps["octokit"] = async (installation) =>
      bounded(await app.octokit(installation), ends, { requests: 0 });
    try {
      await giveUp({ ...deps, octokit }, asked, attempt, reasonOf(error, "it was carried out", isLate));
      return { kind: "done" };
    } catch (failure) {
      untold = failure;
    }
  }
  if (untold instanceof GitHubFailure && untold.isPassing) throw untold;
  const { runId } = attempt.ids;
  app.log.error(
    { run: runId, command: attempt.name, ...describeError(untold) },
    "command given up, unanswered",
  );
  return { kind: "done" };
}
