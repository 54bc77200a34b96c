/** Runs review jobs: deadline, failures, log and metrics of a review. */
import type { BlobCache } from "../../github/files/blob-cache.ts";
import { describeError, isRateLimited, limitWait } from "../../pull-request/own-failure.ts";
import type { MergeGroup } from "../../pull-request/requested-review.ts";
import { reviewMergeGroup } from "../../pull-request/review-merge-group.ts";
import { type ReviewEnd, reviewPullRequest } from "../../pull-request/review-pull-request.ts";
import type { Audit } from "../../store/audit.ts";
import type { BlobFactsTable } from "../../store/blob-facts.ts";
import type { Decisions } from "../../store/decisions.ts";
import type { Outcome, ReviewHandler } from "../../store/queue.ts";
import { bounded } from "../bounded.ts";
import type { Credentials } from "../credentials.ts";
import type { GitHubApp } from "../github-app.ts";
import type { Isolation } from "../isolation/isolation.ts";
import type { Metrics } from "../metrics.ts";
import { hasEnded } from "./ended-installation.ts";
import type { ReviewJob } from "./review-job.ts";

/** The result of one attempt, for the demo, the replay and tests. */
export interface ReviewEvent {
  readonly job: ReviewJob;
  /** `rate-limited` and `failed` are retried as the queue decides. */
  readonly result: ReviewEnd["kind"] | "rate-limited" | "failed";
  /** Only when it was reviewed. */
  readonly end?: Extract<ReviewEnd, { kind: "reviewed" }>;
  /** Requests of the review; second attempts of reads are not counted. */
  readonly requests: number;
  readonly milliseconds: number;
}

export interface ReviewJobsOptions {
  readonly app: GitHubApp;
  readonly credentials: Credentials;
  readonly blobs: BlobCache;
  readonly metrics: Metrics;
  readonly decisions: Decisions;
  readonly blobFacts: BlobFactsTable;
  readonly isolation: Isolation;
  readonly audit: Audit;
  readonly now: () => Date;
  readonly webUrl: string;
  /** Milliseconds for one review. */
  readonly deadline: number;
  /** Attempts in all, and about how many minutes are between two. */
  readonly attempts: number;
  readonly retryMinutes: number;
  /** Seconds; see `limitWait`. */
  readonly limitDelay: number;
  readonly onReview?: (event: ReviewEvent) => void;
}

const headMovedWait = 1;

export function reviewJobs(options: ReviewJobsOptions): ReviewHandler<ReviewJob> {
  const failed = new Tally();
  const limited = new Tally();
  return async (job, signal) => {
    const started = performance.now();
    const deadline = AbortSignal.timeout(options.deadline);
    const meter = { requests: 0 };
    const attempt = failed.count(job.runId) + 1;
    const reportResult = (result: ReviewEvent["result"], end?: ReviewEvent["end"]): void =>
      report(options, {
        job,
        result,
        ...(end && { end }),
        ...meter,
        milliseconds: performance.now() - started,
      });
    const repository = { owner: job.owner, repo: job.repository };
    const isOver = (error: unknown) => hasEnded(options.app, job.installationId, error, repository);
    try {
      const { mergeGroup } = job;
      const end = await reviewOf(mergeGroup)(job, {
        octokit: bounded(
          await options.app.octokit(job.installationId),
          AbortSignal.any([signal, deadline]),
          meter,
        ),
        octokitWithoutDeadline: await options.app.octokit(job.installationId),
        identity: await options.credentials.identity(),
        blobs: options.blobs,
        decisions: options.decisions,
        blobFacts: options.blobFacts,
        reviewer: options.isolation.reviewer(job.runId),
        today: options.now().toISOString().slice(0, 10),
        webUrl: options.webUrl,
        log: options.app.log,
        retryMinutes: attempt < options.attempts ? options.retryMinutes : null,
        isTakenAway: () => signal.aborted,
        isLate: () => deadline.aborted,
        hasEnded: isOver,
      });
      if (end.kind === "reviewed") await options.audit.countReview(rulesNewIn(end));
      failed.forget(job.runId);
      limited.forget(job.runId);
      reportResult(end.kind, end.kind === "reviewed" ? end : undefined);
      return outcomeOf(end);
    } catch (error) {
      if (await isOver(error)) {
        reportResult("nothing-to-do");
        return { kind: "done" };
      }
      if (isRateLimited(error) && !signal.aborted) {
        reportResult("rate-limited");
        const seconds = limitWait(error, options.limitDelay, limited.add(job.runId));
        return { kind: "retry-after", seconds, because: "GitHub's rate limit" };
      }
      failed.add(job.runId);
      options.app.log.error({ ...named(job), attempt, ...describeError(error) }, "review failed");
      reportResult("failed");
      throw error;
    }
  };
}

function reviewOf(mergeGroup: MergeGroup | undefined): typeof reviewPullRequest {
  return mergeGroup === undefined
    ? reviewPullRequest
    : (job, deps) => reviewMergeGroup(job, mergeGroup, deps);
}

function rulesNewIn({ review }: Extract<ReviewEnd, { kind: "reviewed" }>): readonly string[] {
  const findings = review.connectors.flatMap((connector) => connector.findings);
  return findings.filter(({ age }) => age === "new").map(({ rule }) => rule);
}

/** The push that moved the head sends its own webhook; if that webhook is lost, this retry covers it. */
function outcomeOf(end: ReviewEnd): Outcome {
  return end.kind === "head-moved"
    ? { kind: "retry-after", seconds: headMovedWait, because: "the head moved" }
    : { kind: "done" };
}

function report(options: ReviewJobsOptions, event: ReviewEvent): void {
  const { job, result, end, requests, milliseconds } = event;
  const { metrics, app } = options;
  metrics.review(end?.review.verdict ?? result, milliseconds / 1000);
  const findings = end === undefined ? [] : end.review.connectors.flatMap((connector) => connector.findings);
  for (const { severity, age } of findings) if (age === "new") metrics.findings(severity, 1);
  const took = { requests, ms: Math.round(milliseconds) };
  const verdict = end === undefined ? {} : { verdict: end.review.verdict, totals: end.review.totals };
  app.log.info({ ...named(job), reason: job.reason, result, ...verdict, ...took }, "review");
  options.onReview?.(event);
}

function named(job: ReviewJob): { readonly run: string; readonly pull: string } {
  return { run: job.runId, pull: `${job.owner}/${job.repository}#${job.pullNumber}` };
}

/** Counts by run, in this process only: after a restart they begin at 0, unlike the queue's. */
class Tally {
  readonly #counts = new Map<string, number>();

  count(runId: string): number {
    return this.#counts.get(runId) ?? 0;
  }

  /** Returns the count before. */
  add(runId: string): number {
    const before = this.count(runId);
    this.#counts.set(runId, before + 1);
    if (this.#counts.size > maxRuns) this.forget(this.#counts.keys().next().value ?? runId);
    return before;
  }

  forget(runId: string): void {
    this.#counts.delete(runId);
  }
}

const maxRuns = 1000;
