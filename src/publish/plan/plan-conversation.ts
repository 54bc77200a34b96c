/** What a push says on the pull request. People are told of it once: by a review, else by the summary, else by a comment on a file. */

import { headlineOf } from "../../report/headline.ts";
import { fileCommentMarkdown, lineCommentMarkdown } from "../../report/markdown/comment.ts";
import type { Review } from "../../review/finding/finding.ts";
import { editFixedComments } from "../fixed-comments.ts";
import { withFindingMarker } from "../marker/marker.ts";
import { bySeverity, deservesComment, type FindingPlacement } from "../placement.ts";
import type { Posted } from "../posted.ts";
import { announcedBefore, planSticky, type StickyInput } from "../sticky.ts";
import { maxCommentCharacters, within } from "./limits.ts";
import type { Action, CommentEdit, LineComment } from "./plan.ts";

export interface ConversationInput extends StickyInput {
  /** What people's decisions are bound to, remembered in the summary. */
  readonly bound?: readonly string[];
}

/** Of the actions at most one tells people. */
export function planConversation(
  input: ConversationInput,
  placed: readonly FindingPlacement[],
): readonly Action[] {
  const { review, posted } = input;
  const comments = commentsOf(placed);
  const state = { said: announcedNow(posted, placed), bound: input.bound ?? [] };
  const sticky = planSticky(input, state, comments.lines.length > 0);
  const told = announcement(review, comments, sticky.kind === "begin" ? sticky.body : undefined);
  const edits = [
    ...(sticky.kind === "edit" ? [sticky.edit] : []),
    ...editFixedComments(review, posted.reviewComments),
  ];
  return [...(told === undefined ? [] : [told]), ...editAll(edits)];
}

/** What may get a comment of its own, in the order of severity. */
interface Comments {
  readonly lines: readonly LineComment[];
  /** At most one was placed. */
  readonly file: Action | undefined;
}

/** The first of them remembers what has none. */
function commentsOf(placed: readonly FindingPlacement[]): Comments {
  const said = bySeverity(placed).filter(({ where }) => where === "line" || where === "file");
  const isPassed = ({ finding, where }: FindingPlacement) =>
    deservesComment(finding) && (where === "annotation" || where === "summary");
  const passed = (one: FindingPlacement) => (one === said[0] ? fingerprintsOf(placed.filter(isPassed)) : []);
  const onFile = said.find(({ where }) => where === "file");
  return {
    lines: said.flatMap((one) => lineComment(one, passed(one)) ?? []),
    file: onFile && fileComment(onFile, passed(onFile)),
  };
}

/** The one action that tells people. @param begun the summary, where the push is the first to have one */
function announcement(
  review: Review,
  { lines, file }: Comments,
  begun: string | undefined,
): Action | undefined {
  if (lines.length > 0) return { kind: "create-review", body: begun ?? shortBody(review), comments: lines };
  return begun === undefined ? file : { kind: "create-comment", body: begun };
}

function shortBody(review: Review): string {
  return `**${headlineOf(review)}**\n\nThe check “Connector review” lists everything.`;
}

/** One request for all that stands already. */
function editAll(edits: readonly CommentEdit[]): readonly Action[] {
  const [first, ...others] = edits;
  if (first === undefined) return [];
  if (first.on !== "conversation" || others.length > 0) return [{ kind: "edit-comments", edits }];
  const { id, bodyHash, body } = first;
  return [{ kind: "edit-comment", id, bodyHash, body }];
}

/** All that had its chance of a comment, as long as it is found: what had no room is not said with a later push. */
function announcedNow(posted: Posted, placed: readonly FindingPlacement[]): readonly string[] {
  const before = new Set(announcedBefore(posted));
  const said = placed.filter(
    ({ finding, where }) =>
      where === "posted-before" ||
      deservesComment(finding) ||
      finding.occurrences.some((one) => before.has(one.fingerprint)),
  );
  return fingerprintsOf(said);
}

/** One of each finding first: a marker does not hold them all. */
function fingerprintsOf(placed: readonly FindingPlacement[]): readonly string[] {
  const all = placed.map(({ finding }) => finding.occurrences.map((one) => one.fingerprint));
  const firsts = all.map(([first = ""]) => first).sort();
  return [...new Set([...firsts, ...all.flatMap((each) => each.slice(1)).sort()])];
}

function lineComment(
  { finding, commentLines }: FindingPlacement,
  passed: readonly string[],
): LineComment | undefined {
  if (commentLines === null) return undefined;
  const { startLine, endLine, occurrence, suggestion } = commentLines;
  return {
    path: finding.file,
    line: endLine,
    // GitHub refuses a range that begins where it ends.
    ...(startLine < endLine ? { startLine } : {}),
    body: within(
      maxCommentCharacters,
      withFindingMarker(finding, lineCommentMarkdown(finding, occurrence, suggestion), occurrence, passed),
    ),
  };
}

function fileComment({ finding }: FindingPlacement, passed: readonly string[]): Action {
  const body = withFindingMarker(finding, fileCommentMarkdown(finding), finding.occurrences[0], passed);
  return { kind: "create-file-comment", path: finding.file, body: within(maxCommentCharacters, body) };
}
