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
  const { title, body, isDraft } = pull;
  return `reviewed:${base}:${wordsMark({ baseRef: pull.base.ref, title, body, isDraft })}${state}`;
}

/** Whether an external id is the mark of a finished review. */
export function isMark(externalId: string): boolean {
  return externalId.startsWith("reviewed:");
}

/** What a list of pull requests tells of the values that a mark names. */
interface ListedWords {
  readonly baseRef: string;
  readonly title: string;
  readonly body: string;
  readonly isDraft: boolean;
}

/**
 * False: the pull request has another title, description, base branch, or draft state than the mark names. True doesn't say
 * that it was reviewed: the merge base and the decisions aren't known here.
 */
export function namesWords(mark: string, words: ListedWords): boolean {
  const [kind, , ...rest] = mark.split(":");
  const names = rest.join(":");
  const wanted = wordsMark(words);
  const isDraft = rest[1] === "draft";
  return (
    kind === "reviewed" && isDraft === words.isDraft && (names === wanted || names.startsWith(`${wanted}:`))
  );
}

function wordsMark({ baseRef, title, body, isDraft }: ListedWords): string {
  return `${shortHash(JSON.stringify([baseRef, title, body]))}${isDraft ? ":draft" : ""}`;
}

export function isReviewed({ checkRuns }: Pick<Posted, "checkRuns">, mark: string): boolean {
  const [newest] = checkRuns;
  return newest?.status === "completed" && newest.externalId === mark;
}
