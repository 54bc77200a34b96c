/** Plans the comments of a push. People are notified once: by a review, else by the summary, else by a comment on a file. */
import { headlineOf } from "../../report/headline.ts";
import { fileCommentMarkdown, lineCommentMarkdown } from "../../report/markdown/comment.ts";
import type { Review } from "../../review/finding/finding.ts";
import { withFindingMarker } from "../marker/marker.ts";
import { bySeverity, deservesComment, type FindingPlacement } from "../placement/placement.ts";
import type { Posted } from "../posted.ts";
import { editFixedComments } from "./fixed-comments.ts";
import { maxCommentCharacters, maxEdits, within } from "./limits.ts";
import type { Action, CommentEdit, LineComment } from "./plan.ts";
import { announcedBefore, planSticky, type StickyInput } from "./sticky.ts";

export interface ConversationInput extends StickyInput {
  /** Values that people's decisions are bound to, kept in the summary's marker. */
  readonly boundValues: readonly string[];
}

/** At most one of the actions notifies people. */
export function planConversation(
  input: ConversationInput,
  findingPlacements: readonly FindingPlacement[],
): readonly Action[] {
  const { review, posted } = input;
  const comments = commentsOf(findingPlacements);
  const state = { announced: announcedNow(posted, findingPlacements), boundValues: input.boundValues };
  const sticky = planSticky(input, state, comments.lines.length > 0);
  const notification = notify(review, comments, sticky.kind === "begin" ? sticky.body : undefined);
  const edits = [
    ...(sticky.kind === "edit" ? [sticky.edit] : []),
    ...editFixedComments(review, posted.reviewComments),
  ];
  return [...(notification === undefined ? [] : [notification]), ...editAll(edits)];
}

/** New comments, in the order of severity. */
interface Comments {
  readonly lines: readonly LineComment[];
  /** Undefined: none. At most one is placed. */
  readonly file: Action | undefined;
}

/** The marker of the first comment keeps the fingerprints of findings that get none. */
function commentsOf(findingPlacements: readonly FindingPlacement[]): Comments {
  const commented = bySeverity(findingPlacements).filter(({ where }) => where === "line" || where === "file");
  const isLeftOut = ({ finding, where }: FindingPlacement) =>
    deservesComment(finding) && (where === "annotation" || where === "summary");
  const leftOutAt = (one: FindingPlacement) =>
    one === commented[0] ? fingerprintsOf(findingPlacements.filter(isLeftOut)) : [];
  const onFile = commented.find(({ where }) => where === "file");
  return {
    lines: commented.flatMap((one) => lineComment(one, leftOutAt(one)) ?? []),
    file: onFile && fileComment(onFile, leftOutAt(onFile)),
  };
}

/** The one action that notifies people. @param summary the text of a new summary; undefined: there is one, or none is made */
function notify(review: Review, { lines, file }: Comments, summary: string | undefined): Action | undefined {
  if (lines.length > 0) return { kind: "create-review", body: summary ?? shortBody(review), comments: lines };
  return summary === undefined ? file : { kind: "create-comment", body: summary };
}

function shortBody(review: Review): string {
  return `**${headlineOf(review)}**\n\nThe check “Connector review” lists everything.`;
}

/** One request for all edits of posted comments. */
function editAll(edits: readonly CommentEdit[]): readonly Action[] {
  const [first, ...others] = edits;
  if (first === undefined) return [];
  if (first.on !== "conversation" || others.length > 0) {
    return [{ kind: "edit-comments", edits: edits.slice(0, maxEdits) }];
  }
  const { id, bodyHash, body } = first;
  return [{ kind: "edit-comment", id, bodyHash, body }];
}

/** Fingerprints that get no comment with a later push, while their finding remains: a finding without room stays without. */
function announcedNow(posted: Posted, findingPlacements: readonly FindingPlacement[]): readonly string[] {
  const before = new Set(announcedBefore(posted));
  const announced = findingPlacements.filter(
    ({ finding, where }) =>
      where === "posted-before" ||
      deservesComment(finding) ||
      finding.occurrences.some((one) => before.has(one.fingerprint)),
  );
  return fingerprintsOf(announced);
}

/** One of each finding first, because a marker has room for a limited number. */
function fingerprintsOf(findingPlacements: readonly FindingPlacement[]): readonly string[] {
  const all = findingPlacements.map(({ finding }) => finding.occurrences.map((one) => one.fingerprint));
  const firsts = all.map(([first = ""]) => first).sort();
  return [...new Set([...firsts, ...all.flatMap((each) => each.slice(1)).sort()])];
}

function lineComment(
  { finding, commentLines }: FindingPlacement,
  withoutComment: readonly string[],
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
      withFindingMarker(
        finding,
        lineCommentMarkdown(finding, occurrence, suggestion),
        occurrence,
        withoutComment,
      ),
    ),
  };
}

function fileComment({ finding }: FindingPlacement, withoutComment: readonly string[]): Action {
  const body = withFindingMarker(
    finding,
    fileCommentMarkdown(finding),
    finding.occurrences[0],
    withoutComment,
  );
  return { kind: "create-file-comment", path: finding.file, body: within(maxCommentCharacters, body) };
}
