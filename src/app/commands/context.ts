/** What carrying out a command needs. */
import type { BlobCache } from "../../github/files/blob-cache.ts";
import type { Identity } from "../../github/identity.ts";
import type { GitHub, PullRequestRef, RepositoryRef } from "../../github/octokit.ts";
import type { CommandTextKind } from "../../publish/posted.ts";
import type { Log } from "../../pull-request/review-context.ts";
import type { Audit } from "../../store/audit.ts";
import type { Decisions } from "../../store/decisions.ts";
import type { Queue } from "../../store/queue.ts";
import type { DeliveryIds } from "../events/events.ts";
import type { Repository } from "../events/repository.ts";
import type { Isolation } from "../isolation/isolation.ts";
import type { Metrics } from "../metrics.ts";

export interface CommandDeps {
  readonly octokit: (installationId: number) => Promise<GitHub>;
  readonly identity: () => Promise<Identity>;
  readonly blobs: BlobCache;
  readonly queue: Queue;
  readonly decisions: Decisions;
  readonly audit: Audit;
  readonly isolation: Isolation;
  readonly metrics: Metrics;
  readonly log: Log;
  readonly now: () => Date;
}

/** One attempt at a request. */
export interface Attempt {
  /** `comment-345`: the same in every attempt. */
  readonly name: string;
  /** How many attempts failed before. */
  readonly failures: number;
  readonly ids: DeliveryIds;
}

/** What the commands of one request share. */
export interface CommandContext {
  readonly deps: CommandDeps;
  readonly octokit: GitHub;
  readonly repository: Repository;
  readonly pull: PullRequestRef;
  /** Login of the person. */
  readonly by: string;
  readonly ids: DeliveryIds;
  /** The same in every attempt: `comment-345`. */
  readonly name: string;
  /** An earlier attempt may have done a part. */
  readonly isResumed: boolean;
  /** The comment with the commands; null for a button. `createdAt` is an ISO date and time. */
  readonly comment: {
    readonly commentId: number;
    readonly createdAt: string;
    readonly textKind?: CommandTextKind | undefined;
  } | null;
}

export function repositoryRef({ owner, repository }: Repository): RepositoryRef {
  return { owner, repo: repository };
}
