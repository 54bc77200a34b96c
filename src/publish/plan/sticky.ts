/**
 * The summary on the pull request, which always shows the current state: the text of our first review, or a comment where
 * there was no review. It is edited in place; equal text makes no request.
 */
import { summaryMarkdown } from "../../report/markdown/summary.ts";
import { isNew } from "../../report/tally.ts";
import type { Review } from "../../review/finding/finding.ts";
import { bodyHash } from "../marker/body-hash.ts";
import { findingMarkerOf, type StickyMarker, stickyMarkerOf, withStickyMarker } from "../marker/marker.ts";
import type { Posted, PostedComment } from "../posted.ts";
import { stickyBytes } from "./limits.ts";
import type { CommentEdit } from "./plan.ts";
import type { PullRequestFacts } from "./pull-request-facts.ts";
import { welcomeText } from "./welcome-text.ts";

export interface StickyInput {
  readonly review: Review;
  readonly posted: Posted;
  readonly pullRequest: PullRequestFacts;
  /** Sentences for the summary, ready as Markdown. */
  readonly notes: readonly string[];
}

/** What the summary's marker keeps besides the commits. */
type SummaryState = Pick<StickyMarker, "announced" | "boundValues">;

/** Where a summary can be. */
type Summaries = Pick<Posted, "comments" | "reviews">;

export type StickyPlan =
  | { readonly kind: "none" }
  | { readonly kind: "begin"; readonly body: string }
  | { readonly kind: "edit"; readonly edit: CommentEdit };

/** @param hasReview a review with line comments is made: it notifies people anyway, so it carries the summary */
export function planSticky(input: StickyInput, state: SummaryState, hasReview: boolean): StickyPlan {
  const summary = postedSummary(input.posted);
  if (summary === undefined) {
    const begins = beginsSticky(input, hasReview);
    return begins ? { kind: "begin", body: stickyBody(input, state) } : { kind: "none" };
  }
  const { on, id, nodeId } = summary;
  const body = stickyBody(input, state);
  const before = bodyHash(summary.body);
  if (before === bodyHash(body)) return { kind: "none" };
  return { kind: "edit", edit: { on, id, nodeId, bodyHash: before, body, isMinimised: false } };
}

/** There is none yet, nobody deleted one, and it is worth a notification. */
export function beginsSticky({ review, posted, pullRequest }: StickyInput, hasReview: boolean): boolean {
  if (postedSummary(posted) !== undefined || wasDeleted(posted, pullRequest.head)) return false;
  return hasReview || isWorthAComment(review, pullRequest);
}

/** The head that the posted summary is about; null when there is none. */
export function headOfSummary(posted: Summaries): string | null {
  const summary = postedSummary(posted);
  return (summary && stickyMarkerOf(summary)?.head) ?? null;
}

/** What the marker of the posted summary keeps; nothing when there is none. */
export function summaryStateIn(posted: Summaries): SummaryState {
  const summary = postedSummary(posted);
  const marker = summary === undefined ? undefined : stickyMarkerOf(summary);
  return { announced: marker?.announced ?? [], boundValues: marker?.boundValues ?? [] };
}

/** Fingerprints that get no further comment: read from the summary's marker, without a summary from those of the comments. */
export function announcedBefore(posted: Posted): readonly string[] {
  if (postedSummary(posted) !== undefined) return summaryStateIn(posted).announced;
  return posted.reviewComments.flatMap((comment) => findingMarkerOf(comment)?.withoutComment ?? []);
}

interface PostedSummary extends PostedComment {
  readonly on: CommentEdit["on"];
}

/** The oldest of several. A comment comes before the text of a review: reviews aren't read where a comment has the marker. */
function postedSummary({ comments, reviews }: Summaries): PostedSummary | undefined {
  const comment = oldest(comments);
  if (comment !== undefined) return { ...comment, on: "conversation" };
  const review = oldest(reviews);
  return review && { ...review, on: "review-body" };
}

function oldest(posted: readonly PostedComment[]): PostedComment | undefined {
  return posted.filter((one) => stickyMarkerOf(one) !== undefined).toSorted((a, b) => a.id - b.id)[0];
}

/**
 * There are line comments of ours from an earlier head, but the summary that was posted with them is gone: a person deleted it.
 * On this head a crash may have come before it. Comments on files don't count: they are also made without a summary.
 */
function wasDeleted({ reviewComments }: Posted, head: string): boolean {
  const ours = reviewComments.filter(
    (comment) => !comment.isOnFile && findingMarkerOf(comment) !== undefined,
  );
  return ours.length > 0 && ours.every(({ madeOn }) => madeOn !== head);
}

/**
 * A passed review is posted only for new contributors, who don't know that no comment means success. An incomplete review
 * without a new finding is our problem: the check run reports it.
 */
function isWorthAComment(review: Review, { isReturningAuthor }: PullRequestFacts): boolean {
  if (review.connectors.length === 0) return false;
  if (review.verdict === "pass") return !isReturningAuthor;
  return review.connectors.some((connector) => connector.findings.some(isNew));
}

/** Without time and run id, so that equal reviews give equal bytes. */
function stickyBody({ review, pullRequest, notes }: StickyInput, state: SummaryState): string {
  const { author, filesUrl, isReturningAuthor } = pullRequest;
  const text = summaryMarkdown(review, {
    limit: stickyBytes,
    author,
    ...(filesUrl === null ? {} : { filesUrl }),
    notes,
    elsewhere: "The check “Connector review” lists more.",
  });
  const welcome = isReturningAuthor ? "" : `${welcomeText}\n\n`;
  return withStickyMarker({ base: review.base, head: review.head, ...state }, `${welcome}${text}`);
}
