/** The bot's review of one pull request, from its number to its check run. */
import { endNeutral } from "../github/check-run.ts";
import { GitHubFailure } from "../github/failure.ts";
import type { PullRequestRef } from "../github/octokit.ts";
import { readCheckRuns } from "../github/posted.ts";
import { type PullRequest, readHead, readPullRequest } from "../github/pull-request.ts";
import type { Plan } from "../publish/plan/plan.ts";
import { headOfSummary } from "../publish/plan/sticky.ts";
import type { Posted } from "../publish/posted.ts";
import type { Review } from "../review/finding/finding.ts";
import { buttonsFor } from "./check-run/check-buttons.ts";
import { overtakenOutput, type ReviewCheckRun } from "./check-run/check-run.ts";
import { type Progress, withCheckRun } from "./check-run/with-check-run.ts";
import { readState, reviewAndPlan } from "./pipeline.ts";
import type { RequestedReview } from "./requested-review.ts";
import type { ReviewDeps } from "./review-context.ts";
import { isReviewed } from "./review-mark.ts";
import { overtakenBy, writePlan } from "./write-plan.ts";

export type ReviewEnd =
  | { readonly kind: "reviewed"; readonly review: Review; readonly plan: Plan }
  /** Closed, archived, on hold, or reviewed before: nothing was posted. */
  | { readonly kind: "nothing-to-do"; readonly because: string }
  /** Only the check run of the old head was completed; the new head needs a review. */
  | { readonly kind: "head-moved" };

/**
 * @throws every failure, after the check run reported it; rate limits and the end of the process leave the check run in
 * progress, because the next attempt continues it
 */
export async function reviewPullRequest(request: RequestedReview, deps: ReviewDeps): Promise<ReviewEnd> {
  const { owner, repository: repo, pullNumber: number } = request;
  const pull = await readIfVisible(deps, { owner, repo, number });
  if (pull === undefined) return nothing("the pull request is not to be seen");
  if (!pull.isOpen) {
    await endBegun(deps, pull, request.runId);
    return nothing("the pull request is closed");
  }
  if (pull.isArchived) return nothing("the repository is archived");
  return await withCheckRun(deps, pull, request.runId, (checkRun, progress) =>
    reviewOpen(request, deps, pull, checkRun, progress),
  );
}

/** Ends the check run that an earlier attempt began and left in progress, as behind a rate limit. */
async function endBegun({ octokit, identity }: ReviewDeps, pull: PullRequest, runId: string): Promise<void> {
  const runs = await readCheckRuns(octokit, pull, pull.head.sha, identity);
  const begun = runs.find(
    ({ status, externalId }) => status !== "completed" && externalId === `begun:${runId}`,
  );
  if (begun === undefined) return;
  await endNeutral(octokit, pull, begun.id, overtakenOutput(pull.isMerged ? "merged" : "closed"));
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
  request: RequestedReview,
  deps: ReviewDeps,
  pull: PullRequest,
  checkRun: ReviewCheckRun,
  progress: Progress,
): Promise<ReviewEnd> {
  const started = performance.now();
  const state = await readState(deps, pull);
  const { posted, mark, hold } = state;
  if (!request.forced && isReviewed(posted, mark) && !(await isSummaryOfLaterReview(deps, pull, posted))) {
    return nothing("this head was reviewed already");
  }
  const checkRunId = await checkRun.begin(posted.checkRuns);
  if (hold !== undefined) {
    await checkRun.hold(hold.by, mark);
    return nothing("the pull request is on hold");
  }

  progress.step = "files were read";
  const { review, plan, storeAnnounced } = await reviewAndPlan(deps, state, {
    id: request.runId,
    started,
    isQuiet: isQuiet(request, pull),
  });

  progress.step = "the review was written";
  const written =
    overtakenBy(await readHead(deps.octokit, pull), pull.head.sha) ??
    (await writePlan(writerOf(deps), { pull, posted, checkRunId, buttons: buttonsFor(review) }, plan));
  if (typeof written === "string") {
    await checkRun.supersede(written);
    return written === "head-moved"
      ? { kind: written }
      : nothing(`the pull request was ${written} meanwhile`);
  }
  await storeAnnounced();
  return { kind: "reviewed", review, plan: written };
}

/** Decided with the state that is reviewed: a push may have come since the review was queued. */
function isQuiet({ forced, quietBefore }: RequestedReview, { updatedAt }: PullRequest): boolean {
  if (forced || quietBefore === undefined) return false;
  return Date.parse(updatedAt) < Date.parse(quietBefore);
}

/** After a force push back to a reviewed head, the summary is still about the head that was reviewed after it. */
async function isSummaryOfLaterReview(
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
