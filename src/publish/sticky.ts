/**
 * The one summary on the pull request that always tells the current state: the text of our first review, or a comment of its
 * own where there was no review to carry it. Edited in place; equal bytes are no call.
 */
import { summaryMarkdown } from "../report/markdown/summary.ts";
import { isNew } from "../report/tally.ts";
import type { Review } from "../review/finding/finding.ts";
import { bodyHash } from "./marker/body-hash.ts";
import { findingMarkerOf, type StickyMarker, stickyMarkerOf, withStickyMarker } from "./marker/marker.ts";
import { stickyBytes } from "./plan/limits.ts";
import type { CommentEdit } from "./plan/plan.ts";
import type { PullRequestFacts } from "./plan/pull-request-facts.ts";
import { welcomeText } from "./plan/welcome-text.ts";
import type { Posted, PostedComment } from "./posted.ts";

export interface StickyInput {
  readonly review: Review;
  readonly posted: Posted;
  readonly pullRequest: PullRequestFacts;
  /** Sentences for the summary, ready as Markdown. */
  readonly notes?: readonly string[];
}

/** What the summary remembers beside its commits. */
type SummaryState = Pick<StickyMarker, "said" | "bound">;

/** Where summaries stand. */
type Summaries = Pick<Posted, "comments" | "reviews">;

export type StickyPlan =
  | { readonly kind: "none" }
  | { readonly kind: "begin"; readonly body: string }
  | { readonly kind: "edit"; readonly edit: CommentEdit };

/** @param hasReview comments on lines are made: people are told in any case, and the summary goes along */
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

/** None stands, nobody took it away, and it is worth telling. */
export function beginsSticky({ review, posted, pullRequest }: StickyInput, hasReview: boolean): boolean {
  if (postedSummary(posted) !== undefined || wasDeleted(posted, pullRequest.head)) return false;
  return hasReview || isWorthAComment(review, pullRequest);
}

/** The head that the summary on the pull request tells of; null when there is none. */
export function headOfSummary(posted: Summaries): string | null {
  const summary = postedSummary(posted);
  return (summary && stickyMarkerOf(summary)?.head) ?? null;
}

/** What the summary on the pull request remembers; nothing when there is none. */
export function summaryStateIn(posted: Summaries): SummaryState {
  const summary = postedSummary(posted);
  const marker = summary === undefined ? undefined : stickyMarkerOf(summary);
  return { said: marker?.said ?? [], bound: marker?.bound ?? [] };
}

/** Fingerprints that had their chance of a comment before, as the summary on the pull request remembers, else the others. */
export function announcedBefore(posted: Posted): readonly string[] {
  if (postedSummary(posted) !== undefined) return summaryStateIn(posted).said;
  return posted.reviewComments.flatMap((comment) => findingMarkerOf(comment)?.passed ?? []);
}

interface PostedSummary extends PostedComment {
  readonly on: CommentEdit["on"];
}

/** Of several the oldest is kept up to date; one of the conversation before the text of a review, which is not read then. */
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
 * We spoke on lines of an earlier head and the summary that comes with a review is gone: a person does not want it. On this
 * head, a crash may have come between. A comment on a file says nothing of a summary: it is made where none is worth telling.
 */
function wasDeleted({ reviewComments }: Posted, head: string): boolean {
  const ours = reviewComments.filter(
    (comment) => !comment.isOnFile && findingMarkerOf(comment) !== undefined,
  );
  return ours.length > 0 && ours.every(({ madeOn }) => madeOn !== head);
}

/**
 * Green: only for somebody new here, who cannot know what silence means. Incomplete without a finding: our trouble,
 * which the check run tells.
 */
function isWorthAComment(review: Review, { isReturningAuthor }: PullRequestFacts): boolean {
  if (review.connectors.length === 0) return false;
  if (review.verdict === "pass") return !isReturningAuthor;
  return review.connectors.some((connector) => connector.findings.some(isNew));
}

/** Without time and run id, so that the same review of the same commits gives the same bytes. */
function stickyBody({ review, pullRequest, notes }: StickyInput, state: SummaryState): string {
  const { author, filesUrl, isReturningAuthor } = pullRequest;
  const text = summaryMarkdown(review, {
    limit: stickyBytes,
    author,
    ...(filesUrl === undefined ? {} : { filesUrl }),
    notes: notes ?? [],
    elsewhere: "The check “Connector review” lists more.",
  });
  const welcome = isReturningAuthor ? "" : `${welcomeText}\n\n`;
  return withStickyMarker({ base: review.base, head: review.head, ...state }, `${welcome}${text}`);
}
