import type { Probot } from "probot";
import type { BlobCache } from "../github/files/blob-cache.ts";
import type { Identity } from "../github/identity.ts";
import type { GitHub } from "../github/octokit.ts";
import type { Reviewer } from "../review/run/reviewer.ts";
import type { BlobFactsTable } from "../store/blob-facts.ts";
import type { Decisions } from "../store/decisions.ts";

export type Log = Probot["log"];

/** What the bot hands to one review. */
export interface ReviewDeps {
  /** The installation's; its requests end with the job. */
  readonly octokit: GitHub;
  /** The same without the job's end: to report that there was no time. */
  readonly octokitWithoutDeadline: GitHub;
  readonly identity: Identity;
  readonly blobs: BlobCache;
  readonly decisions: Decisions;
  readonly blobFacts: BlobFactsTable;
  readonly reviewer: Reviewer;
  /** ISO date. */
  readonly today: string;
  /** `https://github.com` */
  readonly webUrl: string;
  readonly log: Log;
  /** When this attempt fails: minutes until the next one, null after the last. */
  readonly retryMinutes: number | null;
  /** The process stops or another one took the job: a failure now isn't reported. */
  readonly isTakenAway: () => boolean;
  /** The job's own deadline is over. */
  readonly isLate: () => boolean;
  /** Whether this failure means that the app was uninstalled or suspended: it isn't reported, as nothing can be written. */
  readonly hasEnded: (failure: unknown) => Promise<boolean>;
}
