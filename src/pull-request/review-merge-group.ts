/** A commit of a merge queue: reviewed like a pull request, told by the check run alone. */

import { applyDecisions } from "../decisions/apply-decisions.ts";
import { completeCheckRun } from "../github/check-run.ts";
import { GitHubFailure } from "../github/failure.ts";
import type { RepositoryRef } from "../github/octokit.ts";
import { readCheckRuns, readPosted } from "../github/posted.ts";
import { readPullRequest } from "../github/pull-request.ts";
import { planPublication } from "../publish/plan/plan-publication.ts";
import type { MergeGroup, ReviewJob } from "../store/queue.ts";
import { type Decided, readDecisions, undecided } from "./read-decisions.ts";
import { reviewCommits } from "./review-commits.ts";
import type { ReviewDeps } from "./review-context.ts";
import type { ReviewEnd } from "./review-pull-request.ts";
import { withCheckRun } from "./with-check-run.ts";

/** @throws what went wrong, after the check run has said so */
export async function reviewMergeGroup(
  job: ReviewJob,
  group: MergeGroup,
  deps: ReviewDeps,
): Promise<ReviewEnd> {
  const repository = { owner: job.owner, repo: job.repository };
  const { headSha, baseSha } = group;
  // GitHub made the commit of a base it had and a pull request that was reviewed; how many files changed is not told.
  const commits = { ...repository, base: { sha: baseSha }, head: { sha: headSha }, changedFiles: 0 };
  const mark = `reviewed:${baseSha}:group`;
  const started = performance.now();
  return await withCheckRun(deps, commits, job.runId, async (checkRun, progress) => {
    const checkRuns = await readCheckRuns(deps.octokit, repository, headSha, deps.identity);
    const [newest] = checkRuns;
    if (!job.forced && newest?.status === "completed" && newest.externalId === mark) {
      return { kind: "nothing-to-do", because: "this merge group was reviewed already" };
    }
    const checkRunId = await checkRun.begin(checkRuns);
    progress.step = "files were read";
    const decisions = await decisionsFor(deps, repository, group);
    const found = await reviewCommits(deps, commits, baseSha);
    const { review, notes } = applyDecisions(found.review, decisions, headSha, deps.today);
    const plan = planPublication({
      review,
      files: [],
      posted: { comments: [], reviewComments: [], reviews: [], checkRuns },
      pullRequest: { head: headSha, author: "", isDraft: false, isReturningAuthor: true, canComment: false },
      runId: job.runId,
      externalId: mark,
      tookMs: performance.now() - started,
      notes: [...found.notes, ...notes],
    });
    progress.step = "the review was written";
    for (const action of plan.actions) {
      if (action.kind === "complete-check-run")
        await completeCheckRun(deps.octokit, repository, checkRunId, action);
    }
    return { kind: "reviewed", review, plan };
  });
}

/** What was waived on the pull request is waived here; the values say whether it is still the same. */
async function decisionsFor(
  deps: ReviewDeps,
  repository: RepositoryRef,
  { pullNumber }: MergeGroup,
): Promise<Decided> {
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
