/** Runs a review with its check run: a failure is reported there, then thrown. */

import { describeError, isRateLimited, reasonOf } from "../own-failure.ts";
import type { ReviewDeps } from "../review-context.ts";
import { openCheckRun, type ReviewCheckRun } from "./check-run.ts";

/** The current step, for the sentence that reports a failure. */
export interface Progress {
  step: string;
}

/** Rate limits and the end of the process leave the run in progress: the next attempt continues it. So does an ended installation. */
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
    if (deps.isTakenAway() || isRateLimited(error) || (await deps.hasEnded(error))) throw error;
    await reportFailure(deps, checkRun, reasonOf(error, progress.step, deps.isLate()));
    throw error;
  }
}

/**
 * Tries twice, because after the last attempt nothing else completes the run. If GitHub refuses both, the first failure is the
 * one that counts: the next attempt continues the run.
 */
async function reportFailure({ log }: ReviewDeps, checkRun: ReviewCheckRun, reason: string): Promise<void> {
  try {
    await checkRun.fail(reason).catch((error: unknown) => {
      if (isRateLimited(error)) throw error;
      return checkRun.fail(reason);
    });
  } catch (error) {
    log.warn(describeError(error), "the check run could not tell of a failure");
  }
}
