/** What the handlers of all events share. Handlers are pure: no request, no clock; ids are handed in. */
import type { ReviewJob } from "../jobs/review-job.ts";
import type { Repository } from "./repository.ts";

export interface DeliveryIds {
  readonly deliveryId: string;
  /** Names the work in logs and on the check run. */
  readonly runId: string;
}

export interface EventContext extends DeliveryIds {
  /** Events that this app caused are recognized by it. */
  readonly appId: number;
}

export interface ReviewJobs {
  readonly kind: "review";
  readonly jobs: readonly ReviewJob[];
}

/** A re-run names a commit; GitHub is asked later which pull request has it as head. */
export interface HeadToFind {
  readonly kind: "find-head";
  readonly repository: Repository;
  readonly headSha: string;
  readonly reason: string;
}

export interface Ignored {
  readonly kind: "ignored";
  /** For the log: `no use for the action labeled`. */
  readonly because: string;
}

export function ignored(because: string): Ignored {
  return { kind: "ignored", because };
}

/** The action is GitHub's own word, but it goes into the log: other text is not repeated. */
export function unusedAction(action: unknown): Ignored {
  const isWord = typeof action === "string" && /^[a-z_]{1,40}$/.test(action);
  return ignored(`no use for the action ${isWord ? action : "(unknown)"}`);
}

export function incomplete(): Ignored {
  return ignored("members of the payload are missing");
}

/** @param forced a person asked for it: review even when this head was reviewed already */
export function jobFor(
  { installationId, repositoryId, owner, repository }: Repository,
  pullNumber: number,
  reason: string,
  forced: boolean,
  { deliveryId, runId }: DeliveryIds,
): ReviewJob {
  return { installationId, repositoryId, owner, repository, pullNumber, forced, reason, deliveryId, runId };
}
