/** The mark that a finished check run has as its external id: a head with an equal mark isn't reviewed again. */
import type { PullRequest } from "../github/pull-request.ts";
import type { Posted } from "../publish/posted.ts";
import { shortHash } from "../text/hash.ts";

/**
 * Names everything that may change the result of a review while the head stays. Drafts get no comments, so
 * `ready_for_review` is another review.
 * @param base the merge base
 * @param decisionState see `stateOf`
 */
export function markOf(pull: PullRequest, base: string, decisionState: string): string {
  const state = decisionState === "" ? "" : `:${shortHash(decisionState)}`;
  const words = shortHash(JSON.stringify([pull.base.ref, pull.title, pull.body]));
  return `reviewed:${base}:${words}${pull.isDraft ? ":draft" : ""}${state}`;
}

export function isReviewed({ checkRuns }: Pick<Posted, "checkRuns">, mark: string): boolean {
  const [newest] = checkRuns;
  return newest?.status === "completed" && newest.externalId === mark;
}
