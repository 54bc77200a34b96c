/** Comments whose finding is gone say so and step back. Where people spoke, one line says it and all else stays. */
import { bytesOf } from "../report/bytes.ts";
import { allFindings } from "../report/tally.ts";
import type { Review } from "../review/finding/finding.ts";
import { bodyHash } from "./marker/body-hash.ts";
import { type FindingMarker, findingMarkerOf, nameHash, withMarker, withoutMarker } from "./marker/marker.ts";
import { maxCommentCharacters } from "./plan/limits.ts";
import type { CommentEdit } from "./plan/plan.ts";
import type { PostedReviewComment } from "./posted.ts";

/** What our comments speak about right now; a comment that says "fixed" speaks about nothing. */
export function fingerprintsPosted(comments: readonly PostedReviewComment[]): ReadonlySet<string> {
  const markers = comments.flatMap((comment) => findingMarkerOf(comment) ?? []);
  return new Set(markers.filter(({ isFixed }) => !isFixed).flatMap(({ fingerprints }) => fingerprints));
}

/** Names of what our comments speak about in folders that are no connectors any more: those moved, or left. */
export function namesMoved(review: Review, comments: readonly PostedReviewComment[]): ReadonlySet<string> {
  const markers = comments.flatMap((comment) => findingMarkerOf(comment) ?? []);
  const moved = markers.filter(({ isFixed, file }) => !isFixed && connectorOf(review, file) === undefined);
  return new Set(moved.flatMap(({ names }) => names));
}

/**
 * One edit for each: when all it speaks about is gone, and when its own place is fixed while the same is elsewhere. None
 * while the review has gaps: what was not looked at is not fixed. A thread that a person resolved is closed for us too: it
 * keeps its marker, so that its finding is never posted again.
 */
export function editFixedComments(
  review: Review,
  comments: readonly PostedReviewComment[],
): readonly CommentEdit[] {
  if (review.gaps.length > 0) return [];
  const there = allFindings(review).filter((finding) => finding.age !== "fixed");
  const present = new Set(there.flatMap(({ occurrences }) => occurrences.map((one) => one.fingerprint)));
  const named = new Set(
    there.flatMap(({ rule, occurrences }) => occurrences.map((one) => nameHash(rule, one.subject))),
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
    return isFixed ? [fixedInPlace(comment, { ...marker, fingerprints: left }, review, isAnswered)] : [];
  });
}

function wasUnchecked(review: Review, { rule, file }: FindingMarker): boolean {
  const connector = connectorOf(review, file);
  return connector?.unchecked.some((one) => one.rule === rule && one.because !== "file-absent") ?? false;
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

/** It stays in sight, as what it speaks about does. Said once: it stays true whichever place is fixed next. */
function fixedInPlace(
  comment: PostedReviewComment,
  marker: FindingMarker,
  review: Review,
  isAnswered: boolean,
): CommentEdit {
  const where = "The same is still elsewhere in this file; the check “Connector review” lists it.";
  return withHeadline(comment, marker, `${fixedHere}${shaOf(review)}.** ${where}`, isAnswered);
}

function shaOf({ head }: Review): string {
  return head === null ? "" : ` \`${head.slice(0, 7)}\``;
}

/** @param isAnswered a person spoke in the thread: the text they answered stays as it is, and in sight */
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

/** A suggestion that is done is no longer offered. */
function inert(body: string): string {
  return body.replace(/^(`{3,})suggestion$/m, "$1");
}
