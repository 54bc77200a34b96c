/** The bot's review of a merge queue's commit: like that of a pull request, but only the check run is written. */
import { applyDecisions } from "../decisions/apply-decisions.ts";
import { type PullRequestDecisions, undecided } from "../decisions/decision.ts";
import { completeCheckRun } from "../github/check-run.ts";
import { GitHubFailure } from "../github/failure.ts";
import type { RepositoryRef } from "../github/octokit.ts";
import { readCheckRuns, readPosted } from "../github/posted.ts";
import { readPullRequest } from "../github/pull-request.ts";
import type { PullRequestFacts } from "../publish/plan/pull-request-facts.ts";
import { nothingPosted } from "../publish/posted.ts";
import { withCheckRun } from "./check-run/with-check-run.ts";
import { planFor } from "./plan-for.ts";
import { readDecisions } from "./read-decisions.ts";
import type { MergeGroup, RequestedReview } from "./requested-review.ts";
import { reviewCommits } from "./review-commits.ts";
import type { ReviewDeps } from "./review-context.ts";
import { isReviewed } from "./review-mark.ts";
import type { ReviewEnd } from "./review-pull-request.ts";

/** @throws every failure, after the check run reported it */
export async function reviewMergeGroup(
  request: RequestedReview,
  group: MergeGroup,
  deps: ReviewDeps,
): Promise<ReviewEnd> {
  const repository = { owner: request.owner, repo: request.repository };
  const { headSha, baseSha } = group;
  // 0: GitHub doesn't tell how many files the commit changes, and the pull request was reviewed with its own count.
  const commits = { ...repository, base: { sha: baseSha }, head: { sha: headSha }, changedFiles: 0 };
  const mark = `reviewed:${baseSha}:group`;
  const started = performance.now();
  return await withCheckRun(deps, commits, request.runId, async (checkRun, progress) => {
    const checkRuns = await readIfVisible(deps, repository, headSha);
    if (checkRuns === undefined) {
      return { kind: "nothing-to-do", because: "the repository is not to be seen" };
    }
    if (!request.forced && isReviewed({ checkRuns }, mark)) {
      return { kind: "nothing-to-do", because: "this merge group was reviewed already" };
    }
    const checkRunId = await checkRun.begin(checkRuns);
    progress.step = "files were read";
    const decisions = await decisionsFor(deps, repository, group);
    const reviewed = await reviewCommits(deps, commits, baseSha);
    const decided = applyDecisions(reviewed.review, decisions, headSha, deps.today);
    const { review } = decided;
    const facts = {
      pullRequest: factsOfGroup(headSha),
      files: [],
      posted: { ...nothingPosted, checkRuns },
      runId: request.runId,
      externalId: mark,
      tookMs: performance.now() - started,
    };
    const plan = planFor({ review, settings: reviewed, decisions: decided, facts });
    progress.step = "the review was written";
    for (const action of plan.actions) {
      if (action.kind === "complete-check-run")
        await completeCheckRun(deps.octokit, repository, checkRunId, action);
    }
    return { kind: "reviewed", review, plan };
  });
}

/** Our check runs of the group; undefined: the app was removed from the repository, or the repository is gone. */
async function readIfVisible({ octokit, identity }: ReviewDeps, repository: RepositoryRef, headSha: string) {
  try {
    return await readCheckRuns(octokit, repository, headSha, identity);
  } catch (error) {
    const isGone = error instanceof GitHubFailure && (error.kind === "not-found" || error.kind === "gone");
    if (isGone) return undefined;
    throw error;
  }
}

/** A merge group has no conversation. */
function factsOfGroup(head: string): PullRequestFacts {
  return {
    head,
    author: "",
    isDraft: false,
    isReturningAuthor: true,
    canComment: false,
    labels: [],
    filesUrl: null,
  };
}

/** Those of the group's pull request: waivers are bound to values, so they hold only where the values are equal here. */
async function decisionsFor(
  deps: ReviewDeps,
  repository: RepositoryRef,
  { pullNumber }: MergeGroup,
): Promise<PullRequestDecisions> {
  if (pullNumber === null) return undecided;
  try {
    const pull = await readPullRequest(deps.octokit, { ...repository, number: pullNumber });
    const posted = await readPosted(deps.octokit, pull, pull.head.sha, deps.identity);
    return await readDecisions(deps, pull, posted);
  } catch (error) {
    if (error instanceof GitHubFailure && error.kind === "not-found") return undecided;
    throw error;
  }
}
