/** What a push says on the pull request. People are told of it once: by a review, else by the summary, else by a comment on a file. */

import { headlineOf } from "../../report/headline.ts";
import { fileCommentMarkdown, lineCommentMarkdown } from "../../report/markdown/comment.ts";
import type { Review } from "../../review/finding/finding.ts";
import { editFixedComments } from "../fixed-comments.ts";
import { withFindingMarker } from "../marker/marker.ts";
import { bySeverity, deservesComment, type PlacedFinding } from "../placement.ts";
import type { Posted } from "../posted.ts";
import { planSticky, type StickyInput, toldBefore } from "../sticky.ts";
import { maxCommentCharacters, within } from "./limits.ts";
import type { Action, CommentEdit, LineComment } from "./plan.ts";

export interface ConversationInput extends StickyInput {
  /** What people's decisions are bound to, remembered in the summary. */
  readonly bound?: readonly string[];
}

/** Of the actions at most one tells people. */
export function planConversation(
  input: ConversationInput,
  placed: readonly PlacedFinding[],
): readonly Action[] {
  const { review, posted } = input;
  const comments = commentsOf(placed);
  const remembered = { said: saidNow(posted, placed), bound: input.bound ?? [] };
  const sticky = planSticky(input, remembered, comments.lines.length > 0);
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
function commentsOf(placed: readonly PlacedFinding[]): Comments {
  const said = bySeverity(placed).filter(({ home }) => home === "line" || home === "file");
  const isPassed = ({ finding, home }: PlacedFinding) =>
    deservesComment(finding) && (home === "annotation" || home === "summary");
  const passed = (one: PlacedFinding) => (one === said[0] ? fingerprintsOf(placed.filter(isPassed)) : []);
  const onFile = said.find(({ home }) => home === "file");
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
function saidNow(posted: Posted, placed: readonly PlacedFinding[]): readonly string[] {
  const before = new Set(toldBefore(posted));
  const said = placed.filter(
    ({ finding, home }) =>
      home === "posted-before" ||
      deservesComment(finding) ||
      finding.occurrences.some((one) => before.has(one.fingerprint)),
  );
  return fingerprintsOf(said);
}

/** One of each finding first: a marker does not hold them all. */
function fingerprintsOf(placed: readonly PlacedFinding[]): readonly string[] {
  const all = placed.map(({ finding }) => finding.occurrences.map((one) => one.fingerprint));
  const firsts = all.map(([first = ""]) => first).sort();
  return [...new Set([...firsts, ...all.flatMap((each) => each.slice(1)).sort()])];
}

function lineComment({ finding, spot }: PlacedFinding, passed: readonly string[]): LineComment | undefined {
  if (spot === null) return undefined;
  const { startLine, endLine, occurrence, suggestion } = spot;
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

function fileComment({ finding }: PlacedFinding, passed: readonly string[]): Action {
  const body = withFindingMarker(finding, fileCommentMarkdown(finding), finding.occurrences[0], passed);
  return { kind: "create-file-comment", path: finding.file, body: within(maxCommentCharacters, body) };
}
