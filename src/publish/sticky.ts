/** The one comment on the pull request that always tells the current state. Edited in place; equal bytes are no call. */
import { summaryMarkdown } from "../report/markdown.ts";
import { isNew } from "../report/tally.ts";
import type { Review } from "../review/finding.ts";
import { bodyHash } from "./body-hash.ts";
import { stickyBytes } from "./limits.ts";
import { stickyMarkerOf, withStickyMarker } from "./marker.ts";
import type { Action } from "./plan.ts";
import type { PostedComment } from "./posted.ts";
import type { PullRequestFacts } from "./pull-request-facts.ts";

/** One action or none. Of several comments of ours the oldest is kept up to date. */
export function planSticky(
  review: Review,
  comments: readonly PostedComment[],
  pullRequest: PullRequestFacts,
): readonly Action[] {
  const [standing] = stickyComments(comments).toSorted((a, b) => a.id - b.id);
  if (standing === undefined) {
    return isWorthAComment(review, pullRequest)
      ? [{ kind: "create-comment", body: stickyBody(review, pullRequest) }]
      : [];
  }
  const body = stickyBody(review, pullRequest);
  const before = bodyHash(standing.body);
  return before === bodyHash(body) ? [] : [{ kind: "edit-comment", id: standing.id, bodyHash: before, body }];
}

export function hasStickyComment(comments: readonly PostedComment[]): boolean {
  return stickyComments(comments).length > 0;
}

function stickyComments(comments: readonly PostedComment[]): readonly PostedComment[] {
  return comments.filter((comment) => stickyMarkerOf(comment) !== undefined);
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
function stickyBody(review: Review, { author, filesUrl }: PullRequestFacts): string {
  const text = summaryMarkdown(review, {
    limit: stickyBytes,
    author,
    ...(filesUrl === undefined ? {} : { filesUrl }),
    elsewhere: "The check “Connector review” lists more.",
  });
  return withStickyMarker({ base: review.base, head: review.head }, text);
}
