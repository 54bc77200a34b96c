/** One pull request, from its number to its verdict: who is asked what, in which order. */

import { applyDecisions, holdOf, stateOf } from "../decisions/apply-decisions.ts";
import { GitHubFailure } from "../github/failure.ts";
import type { PullRequestRef } from "../github/octokit.ts";
import { readCheckRuns, readPosted } from "../github/posted.ts";
import {
  type PullRequest,
  readChangedFiles,
  readHead,
  readMergeBase,
  readPullRequest,
} from "../github/pull-request.ts";
import type { Plan } from "../publish/plan/plan.ts";
import { planPublication } from "../publish/plan/plan-publication.ts";
import type { Posted } from "../publish/posted.ts";
import { headOfSummary } from "../publish/sticky.ts";
import type { Review } from "../review/finding/finding.ts";
import type { ReviewJob } from "../store/queue.ts";
import { shortHash } from "../text/hash.ts";
import { buttonsFor } from "./check-buttons.ts";
import type { ReviewCheckRun } from "./check-run.ts";
import { factsOf, wordsOf } from "./facts.ts";
import { readDecisions } from "./read-decisions.ts";
import { reviewCommits } from "./review-commits.ts";
import type { ReviewDeps } from "./review-context.ts";
import { type Progress, withCheckRun } from "./with-check-run.ts";
import { writePlan } from "./write-plan.ts";

export type ReviewEnd =
  | { readonly kind: "reviewed"; readonly review: Review; readonly plan: Plan }
  /** Closed, archived, or reviewed before: nothing was written. */
  | { readonly kind: "nothing-to-do"; readonly because: string }
  /** Nothing was posted for the old head but the end of its check run; the new one is to be reviewed. */
  | { readonly kind: "head-moved" };

/**
 * @throws what went wrong, after the check run has said so; rate limits and the end of the process leave it in
 * progress, because the next attempt takes it over
 */
export async function reviewPullRequest(job: ReviewJob, deps: ReviewDeps): Promise<ReviewEnd> {
  const { owner, repository: repo, pullNumber: number } = job;
  const pull = await readIfVisible(deps, { owner, repo, number });
  if (pull === undefined) return nothing("the pull request is not to be seen");
  if (!pull.isOpen) return nothing("the pull request is closed");
  if (pull.isArchived) return nothing("the repository is archived");
  return await withCheckRun(deps, pull, job.runId, (checkRun, progress) =>
    reviewOpen(job, deps, pull, checkRun, progress),
  );
}

/** Undefined: the app was removed from the repository, or the repository or pull request is gone. */
async function readIfVisible({ octokit }: ReviewDeps, ref: PullRequestRef): Promise<PullRequest | undefined> {
  try {
    return await readPullRequest(octokit, ref);
  } catch (error) {
    const isGone = error instanceof GitHubFailure && (error.kind === "not-found" || error.kind === "gone");
    if (isGone) return undefined;
    throw error;
  }
}

async function reviewOpen(
  job: ReviewJob,
  deps: ReviewDeps,
  pull: PullRequest,
  checkRun: ReviewCheckRun,
  progress: Progress,
): Promise<ReviewEnd> {
  const started = performance.now();
  const [posted, mergeBase] = await Promise.all([
    readPosted(deps.octokit, pull, pull.head.sha, deps.identity),
    readMergeBase(deps.octokit, pull, pull.base.sha, pull.head.sha),
  ]);
  // Histories without a common commit: all of the base branch is what was there before.
  const base = mergeBase ?? pull.base.sha;
  const decisions = await readDecisions(deps, pull, posted);
  const mark = markOf(pull, base, stateOf(decisions.accepted, deps.today));
  if (!job.forced && isReviewed(posted, mark) && !(await isToldOfAnother(deps, pull, posted))) {
    return nothing("this head was reviewed already");
  }
  const checkRunId = await checkRun.begin(posted.checkRuns);
  const hold = holdOf(decisions.accepted);
  if (hold !== undefined) {
    await checkRun.hold(hold.by, mark);
    return nothing("the pull request is on hold");
  }

  progress.step = "files were read";
  const found = await reviewCommits(deps, pull, base, wordsOf(pull, deps.today));
  const { review, bound, boundNow, told, ...ruled } = applyDecisions(
    found.review,
    decisions,
    pull.head.sha,
    deps.today,
  );
  const notes = [...found.notes, ...ruled.notes];
  const key = { repositoryId: pull.repositoryId, pullNumber: pull.number };
  await deps.decisions.learn(key, boundNow);
  // The diff only says where comments may stand, and only what is new is commented on.
  const { files } = review.totals.new === 0 ? { files: [] } : await readChangedFiles(deps.octokit, pull);
  const plan = planPublication({
    review,
    files,
    posted,
    pullRequest: factsOf(pull, deps.webUrl, posted.isComplete),
    runId: job.runId,
    externalId: mark,
    notes,
    bound,
    ...(found.settings.labels === undefined ? {} : { labelPrefix: found.settings.labels.prefix }),
    ...(found.settings.comments === undefined ? {} : { limits: found.settings.comments }),
    tookMs: performance.now() - started,
  });

  progress.step = "the review was written";
  const head = await readHead(deps.octokit, pull);
  const hasMoved = head.sha !== pull.head.sha || !head.isOpen;
  const written = hasMoved
    ? "head-moved"
    : await writePlan(writerOf(deps), { pull, posted, checkRunId, buttons: buttonsFor(review) }, plan);
  if (written === "head-moved") {
    await checkRun.supersede();
    return { kind: "head-moved" };
  }
  await deps.decisions.learn(key, told);
  return { kind: "reviewed", review, plan: written };
}

/**
 * What a finished check run remembers: all that may change its result while the head stays. Comments are left out of
 * drafts, so `ready_for_review` is a review of its own; what people decided counts from then on, until its last day.
 */
function markOf(pull: PullRequest, base: string, decided: string): string {
  const state = decided === "" ? "" : `:${shortHash(decided)}`;
  const words = shortHash(JSON.stringify([pull.base.ref, pull.title, pull.body]));
  return `reviewed:${base}:${words}${pull.isDraft ? ":draft" : ""}${state}`;
}

function isReviewed(posted: Posted, mark: string): boolean {
  const [newest] = posted.checkRuns;
  return newest?.status === "completed" && newest.externalId === mark;
}

/** A force push brought a head back: it was reviewed, but the summary tells of the one that was reviewed after it. */
async function isToldOfAnother(
  { octokit, identity }: ReviewDeps,
  pull: PullRequest,
  posted: Posted,
): Promise<boolean> {
  const head = headOfSummary(posted);
  if (head === null || head === pull.head.sha) return false;
  const [newest] = await readCheckRuns(octokit, pull, head, identity);
  return newest !== undefined && newest.id > (posted.checkRuns[0]?.id ?? 0);
}

function writerOf({ octokit, log }: ReviewDeps): Parameters<typeof writePlan>[0] {
  return {
    octokit,
    onRefusal: (action, failure) =>
      log.warn({ action: action.kind, failure: failure.message }, "GitHub refused an action of the plan"),
  };
}

function nothing(because: string): ReviewEnd {
  return { kind: "nothing-to-do", because };
}
