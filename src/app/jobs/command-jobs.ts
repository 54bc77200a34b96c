/** Jobs of the command queue: commands, buttons and re-runs with their deadline, failures and log. */
import { GitHubFailure } from "../../github/failure.ts";
import { requestName } from "../../publish/posted.ts";
import { describeError, isRateLimited, limitWait, reasonOf } from "../../pull-request/own-failure.ts";
import type { CommandHandler, CommandJob, CommandQueue } from "../../store/command-queue.ts";
import type { Outcome } from "../../store/queue.ts";
import { shortHash } from "../../text/hash.ts";
import { bounded } from "../bounded.ts";
import { carryOutButton, carryOutComment } from "../commands/carry-out.ts";
import { type Attempt, type CommandDeps, repositoryRef } from "../commands/context.ts";
import { findHead } from "../commands/find-head.ts";
import type { ButtonPress } from "../events/button-event.ts";
import type { CommandRequest } from "../events/comment-event.ts";
import type { DeliveryIds, HeadToFind } from "../events/events.ts";
import type { Repository } from "../events/repository.ts";
import type { GitHubApp } from "../github-app.ts";
import { hasEnded } from "./ended-installation.ts";
import { giveUp } from "./give-up.ts";

/** What people ask for, except reviews. */
export type UserRequest = CommandRequest | ButtonPress | HeadToFind;

/** A row of the queue. Its property names are those of the first version: rows outlive updates of the app. */
interface StoredOrder {
  readonly asked: Stored<UserRequest>;
  readonly ids: DeliveryIds;
}

type Stored<R extends UserRequest> = R extends UserRequest
  ? Omit<R, "repository"> & { readonly place: Repository }
  : never;

/** Requests about one pull request share a lane; a head whose pull request is not known yet has its own. */
export function commandJobsFor(request: UserRequest, ids: DeliveryIds): readonly CommandJob[] {
  const { repositoryId } = request.repository;
  const lane = (number: number) => `${repositoryId}#${number}`;
  const sent = shortHash(ids.deliveryId);
  switch (request.kind) {
    case "command":
      return [job(nameOfRequest(request, sent), lane(request.pullNumber), request, ids)];
    case "find-head":
      return [job(`look-up-${sent}`, `${repositoryId}@${request.headSha}`, request, ids)];
    case "button":
      if (request.pullNumbers.length === 0) {
        return [job(`button-${sent}`, `${repositoryId}@${request.headSha}`, request, ids)];
      }
      return request.pullNumbers.map((number) =>
        job(`button-${sent}-${number}`, lane(number), { ...request, pullNumbers: [number] }, ids),
      );
    default:
      return request satisfies never;
  }
}

/** A text has one request, and one for each edit. @param sent names the delivery */
function nameOfRequest({ textKind, commentId, edited }: CommandRequest, sent: string): string {
  const text = requestName(textKind, commentId);
  return edited === undefined ? text : `${text}-${sent}`;
}

function job(
  name: string,
  lane: string,
  { repository, ...request }: UserRequest,
  ids: DeliveryIds,
): CommandJob {
  const order: StoredOrder = { asked: { ...request, place: repository }, ids };
  return { name, lane, order };
}

function requestOf({ place, ...request }: Stored<UserRequest>): UserRequest {
  return { ...request, repository: place };
}

export interface CommandJobsOptions {
  readonly app: GitHubApp;
  readonly deps: Omit<CommandDeps, "octokit">;
  readonly commands: CommandQueue;
  /** Milliseconds for one attempt. */
  readonly deadline: number;
  /** Seconds; see `limitWait`. */
  readonly limitDelay: number;
  /** After that many failures the person gets an answer. */
  readonly attempts: number;
}

export function commandJobs(options: CommandJobsOptions): CommandHandler {
  return async ({ name, order }, before, signal) => {
    // as: only what `commandJobsFor` made is pushed to the queue.
    const { asked, ids } = order as StoredOrder;
    const request = requestOf(asked);
    const deadline = AbortSignal.timeout(options.deadline);
    const ends = AbortSignal.any([signal, deadline]);
    const deps: CommandDeps = {
      ...options.deps,
      octokit: async (installation) =>
        bounded(await options.app.octokit(installation), ends, { requests: 0 }),
    };
    const attempt = { name, failures: before.failures, ids };
    try {
      await carryOut(options, deps, request, attempt);
      return { kind: "done" };
    } catch (error) {
      if (signal.aborted) throw error;
      if (isRateLimited(error)) {
        const seconds = limitWait(error, options.limitDelay, before.postponements);
        return { kind: "retry-after", seconds, because: "GitHub's rate limit" };
      }
      const { repository } = request;
      if (await hasEnded(options.app, repository.installationId, error, repositoryRef(repository))) {
        options.app.log.info({ run: ids.runId, command: name }, "the app is no longer installed here");
        return { kind: "done" };
      }
      const tried = { run: ids.runId, command: name, attempt: before.failures + 1 };
      options.app.log.error({ ...tried, ...describeError(error) }, "command failed");
      if (before.failures + 1 < options.attempts) throw error;
      return await end(options, request, attempt, { error, isLate: deadline.aborted });
    }
  };
}

/** Without a known pull request there is no conversation to answer in. */
function isAnswerable(request: UserRequest): request is CommandRequest | ButtonPress {
  return request.kind === "command" || (request.kind === "button" && request.pullNumbers.length > 0);
}

async function carryOut(
  { commands, attempts }: CommandJobsOptions,
  deps: CommandDeps,
  request: UserRequest,
  attempt: Attempt,
): Promise<void> {
  // The process ended in the last attempt, or the answer could not be posted then.
  if (attempt.failures >= attempts && isAnswerable(request)) {
    return await giveUp(deps, request, attempt, "It failed on every attempt.");
  }
  switch (request.kind) {
    case "command":
      return await carryOutComment(deps, request, attempt);
    case "find-head":
      return await findHead(deps, request, attempt.ids);
    case "button": {
      const pullNumbers = await carryOutButton(deps, request, attempt);
      const presses =
        pullNumbers.length === 0 ? [] : commandJobsFor({ ...request, pullNumbers }, attempt.ids);
      for (const press of presses) await commands.push(press);
      return;
    }
    default:
      return request satisfies never;
  }
}

/** After the last attempt. An answer that GitHub refuses for the moment is tried again, so that nobody is left without one. */
async function end(
  { app, deps, deadline }: CommandJobsOptions,
  request: UserRequest,
  attempt: Attempt,
  { error, isLate }: { readonly error: unknown; readonly isLate: boolean },
): Promise<Outcome> {
  let failure = error;
  if (isAnswerable(request)) {
    const ends = AbortSignal.timeout(deadline);
    const octokit: CommandDeps["octokit"] = async (installation) =>
      bounded(await app.octokit(installation), ends, { requests: 0 });
    try {
      await giveUp({ ...deps, octokit }, request, attempt, reasonOf(error, "it was carried out", isLate));
      return { kind: "done" };
    } catch (answerFailure) {
      failure = answerFailure;
    }
  }
  if (failure instanceof GitHubFailure && failure.isPassing) throw failure;
  const { runId } = attempt.ids;
  app.log.error(
    { run: runId, command: attempt.name, ...describeError(failure) },
    "command given up, unanswered",
  );
  return { kind: "done" };
}
