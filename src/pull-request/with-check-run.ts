/** A review with its check run in hand: what goes wrong is told there before it is thrown on. */
import { openCheckRun, type ReviewCheckRun } from "./check-run.ts";
import { describeError, isRateLimited, reasonOf } from "./own-failure.ts";
import type { ReviewDeps } from "./review-context.ts";

/** Where the review is, for the sentence that tells of a failure. */
export interface Progress {
  step: string;
}

/** Rate limits and the end of the process leave the run in progress, because the next attempt takes it over. */
export async function withCheckRun<T>(
  deps: ReviewDeps,
  commit: Parameters<typeof openCheckRun>[1],
  runId: string,
  work: (checkRun: ReviewCheckRun, progress: Progress) => Promise<T>,
): Promise<T> {
  const checkRun = openCheckRun(deps, commit, runId);
  const progress = { step: "the pull request was read" };
  try {
    return await work(checkRun, progress);
  } catch (error) {
    if (deps.isTakenAway() || isRateLimited(error)) throw error;
    await tellFailure(deps, checkRun, reasonOf(error, progress.step, deps.isLate()));
    throw error;
  }
}

/**
 * Tried twice: after the last attempt nobody would end the run. Where GitHub does not even take that, the first failure is
 * the one to be told; the next attempt takes the run over.
 */
async function tellFailure({ log }: ReviewDeps, checkRun: ReviewCheckRun, reason: string): Promise<void> {
  try {
    await checkRun.fail(reason).catch((error: unknown) => {
      if (isRateLimited(error)) throw error;
      return checkRun.fail(reason);
    });
  } catch (error) {
    log.warn(describeError(error), "the check run could not tell of a failure");
  }
}
