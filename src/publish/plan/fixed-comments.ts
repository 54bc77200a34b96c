/** Edits of comments whose finding is fixed: they say so and are minimized. Where people answered, the text stays. */
import { bytesOf } from "../../report/bytes.ts";
import { allFindings } from "../../report/tally.ts";
import type { Review } from "../../review/finding/finding.ts";
import { isUnread } from "../../review/finding/unread.ts";
import { bodyHash } from "../marker/body-hash.ts";
import {
  type FindingMarker,
  findingMarkerOf,
  nameHash,
  withMarker,
  withoutMarker,
} from "../marker/marker.ts";
import type { PostedReviewComment } from "../posted.ts";
import { maxCommentCharacters } from "./limits.ts";
import type { CommentEdit } from "./plan.ts";

/** Fingerprints of our comments, without those that say "fixed". */
export function fingerprintsPosted(comments: readonly PostedReviewComment[]): ReadonlySet<string> {
  const markers = comments.flatMap((comment) => findingMarkerOf(comment) ?? []);
  return new Set(markers.filter(({ isFixed }) => !isFixed).flatMap(({ fingerprints }) => fingerprints));
}

/** Names (`nameHash`) of our comments in folders that are no longer connectors: the connector moved, or was removed. */
export function namesMoved(review: Review, comments: readonly PostedReviewComment[]): ReadonlySet<string> {
  const markers = comments.flatMap((comment) => findingMarkerOf(comment) ?? []);
  const moved = markers.filter(({ isFixed, file }) => !isFixed && connectorOf(review, file) === undefined);
  return new Set(moved.flatMap(({ names }) => names));
}

/**
 * One edit for each comment whose occurrences are all fixed, and for each whose shown occurrence is fixed while others remain.
 * None while the review has gaps: what wasn't reviewed isn't known to be fixed. A thread that a person resolved is left alone;
 * its marker stays, so its finding isn't posted again.
 */
export function editFixedComments(
  review: Review,
  comments: readonly PostedReviewComment[],
): readonly CommentEdit[] {
  if (review.gaps.length > 0) return [];
  const current = allFindings(review).filter((finding) => finding.age !== "fixed");
  const present = new Set(current.flatMap(({ occurrences }) => occurrences.map((one) => one.fingerprint)));
  const named = new Set(
    current.flatMap(({ rule, occurrences }) => occurrences.map((one) => nameHash(rule, one.subject))),
  );
  const answered = new Set(comments.filter(({ isOurs }) => !isOurs).map(({ inReplyTo }) => inReplyTo));
  return comments.flatMap((comment) => {
    const marker = findingMarkerOf(comment);
    if (marker === undefined || marker.isFixed || comment.isResolved) return [];
    const hasMoved =
      connectorOf(review, marker.file) === undefined && marker.names.some((one) => named.has(one));
    if (hasMoved || wasUnchecked(review, marker)) return [];
    const left = marker.fingerprints.filter((fingerprint) => present.has(fingerprint));
    const isAnswered = answered.has(comment.id);
    if (left.length === 0) return [fixedEverywhere(comment, marker, review, isAnswered)];
    const isFixed = left[0] !== marker.fingerprints[0] && !comment.body.includes(fixedHere);
    return isFixed ? [fixedComment(comment, { ...marker, fingerprints: left }, review, isAnswered)] : [];
  });
}

function wasUnchecked(review: Review, { rule, file }: FindingMarker): boolean {
  const connector = connectorOf(review, file);
  if (connector === undefined) return false;
  const isRuleUnchecked = connector.unchecked.some(
    (one) => one.rule === rule && one.because !== "file-absent",
  );
  return isRuleUnchecked || isUnread(file, connector.unread);
}

function connectorOf(review: Review, file: string) {
  return review.connectors.find(({ folder }) => folder === "" || file.startsWith(`${folder}/`));
}

function fixedEverywhere(
  comment: PostedReviewComment,
  marker: FindingMarker,
  review: Review,
  isAnswered: boolean,
): CommentEdit {
  const headline = connectorOf(review, marker.file)
    ? `**Fixed in${shaOf(review)}.**`
    : `**No longer part of this pull request as of${shaOf(review)}.**`;
  const edit = withHeadline(comment, { ...marker, isFixed: true }, headline, isAnswered);
  return { ...edit, isMinimised: !isAnswered };
}

const fixedHere = "**Fixed here in";

/** Not minimized: other occurrences remain. Written once, because the sentence stays true when the next one is fixed. */
function fixedComment(
  comment: PostedReviewComment,
  marker: FindingMarker,
  review: Review,
  isAnswered: boolean,
): CommentEdit {
  const remaining = "The same is still elsewhere in this file; the check “Connector review” lists it.";
  return withHeadline(comment, marker, `${fixedHere}${shaOf(review)}.** ${remaining}`, isAnswered);
}

function shaOf({ head }: Review): string {
  return head === null ? "" : ` \`${head.slice(0, 7)}\``;
}

/** @param isAnswered a person answered in the thread: the text stays unchanged and visible */
function withHeadline(
  comment: PostedReviewComment,
  marker: FindingMarker,
  headline: string,
  isAnswered: boolean,
): CommentEdit {
  const before = inert(withoutMarker(comment.body));
  const whole = isAnswered
    ? `${headline}\n\n${before}`
    : `${headline}\n\n<details><summary>What it was</summary>\n\n${before}\n\n</details>`;
  const body = withMarker(marker, whole);
  const fits = bytesOf(body) <= maxCommentCharacters;
  return {
    on: "review",
    id: comment.id,
    nodeId: comment.nodeId,
    bodyHash: bodyHash(comment.body),
    body: fits ? body : withMarker(marker, headline),
    isMinimised: false,
  };
}

/** Without the button that would apply the suggestion again. */
function inert(body: string): string {
  return body.replace(/^(`{3,})suggestion$/m, "$1");
}
