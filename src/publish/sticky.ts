/** The one comment on the pull request that always tells the current state. Edited in place; equal bytes are no call. */
import { summaryMarkdown } from "../report/markdown.ts";
import { isNew } from "../report/tally.ts";
import type { Review } from "../review/finding.ts";
import { bodyHash } from "./body-hash.ts";
import { stickyBytes } from "./limits.ts";
import { findingMarkerOf, type StickyMarker, stickyMarkerOf, withStickyMarker } from "./marker.ts";
import type { CommentEdit } from "./plan.ts";
import type { Posted, PostedComment } from "./posted.ts";
import type { PullRequestFacts } from "./pull-request-facts.ts";
import { welcomeText } from "./welcome-text.ts";

/** What the comment remembers beside its commits. */
type Remembered = Pick<StickyMarker, "said" | "bound">;

export type StickyPlan =
  | { readonly kind: "none" }
  | { readonly kind: "create"; readonly body: string }
  | { readonly kind: "edit"; readonly edit: CommentEdit };

/**
 * Of several comments of ours the oldest is kept up to date.
 * @param notes sentences below the headline, ready as Markdown
 */
export function planSticky(
  review: Review,
  posted: Posted,
  pullRequest: PullRequestFacts,
  remembered: Remembered,
  notes: readonly string[] = [],
): StickyPlan {
  const standing = standingSticky(posted.comments);
  if (standing === undefined && wasDeleted(posted, pullRequest.head)) return { kind: "none" };
  if (!deservesSticky(review, posted, pullRequest)) return { kind: "none" };
  const body = stickyBody(review, pullRequest, remembered, notes);
  if (standing === undefined) return { kind: "create", body };
  const before = bodyHash(standing.body);
  if (before === bodyHash(body)) return { kind: "none" };
  const { id, nodeId } = standing;
  return {
    kind: "edit",
    edit: { on: "conversation", id, nodeId, bodyHash: before, body, isMinimised: false },
  };
}

/** Whether the pull request has the comment already, or would get it now. */
export function deservesSticky(review: Review, posted: Posted, pullRequest: PullRequestFacts): boolean {
  return standingSticky(posted.comments) !== undefined || isWorthAComment(review, pullRequest);
}

/** What the comment on the pull request remembers; nothing when there is none. */
export function rememberedIn({ comments }: Pick<Posted, "comments">): Remembered {
  const standing = standingSticky(comments);
  const marker = standing === undefined ? undefined : stickyMarkerOf(standing);
  return { said: marker?.said ?? [], bound: marker?.bound ?? [] };
}

function standingSticky(comments: readonly PostedComment[]): PostedComment | undefined {
  const [oldest] = comments
    .filter((comment) => stickyMarkerOf(comment) !== undefined)
    .toSorted((a, b) => a.id - b.id);
  return oldest;
}

/** We spoke on an earlier head and the comment is gone: a person does not want it. On this head, a crash may have come between. */
function wasDeleted({ reviewComments }: Posted, head: string): boolean {
  const ours = reviewComments.filter((comment) => findingMarkerOf(comment) !== undefined);
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
function stickyBody(
  review: Review,
  pullRequest: PullRequestFacts,
  remembered: Remembered,
  notes: readonly string[],
): string {
  const { author, filesUrl, isReturningAuthor } = pullRequest;
  const text = summaryMarkdown(review, {
    limit: stickyBytes,
    author,
    ...(filesUrl === undefined ? {} : { filesUrl }),
    notes,
    elsewhere: "The check “Connector review” lists more.",
  });
  const welcome = isReturningAuthor ? "" : `${welcomeText}\n\n`;
  return withStickyMarker({ base: review.base, head: review.head, ...remembered }, `${welcome}${text}`);
}
