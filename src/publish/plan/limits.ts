/** GitHub's limits, each with its unit and source, and ours where we stay below. Those of texts are kept in report/. */
import { bytesOf } from "../../report/bytes.ts";

/** https://docs.github.com/en/rest/checks/runs#update-a-check-run: summary and text 65,535 characters each. */
export const maxSummaryCharacters = 65_535;
/** Ours: room for what GitHub may count differently. */
export const summaryBytes = 60_000;
/** "Body is too long (maximum is 65536 characters)" for comments, reviews and review comments. */
export const maxCommentCharacters = 65_536;
/** Ours: the summary on the pull request is read in mail, too. */
export const stickyBytes = 30_000;
/** Ours: others were stopped at 30 to 40 comments in a review, see https://github.com/reviewdog/reviewdog service/github. */
export const maxLineComments = 25;
/**
 * Ours: each is a request and a notification of its own (a review can't have comments with `subject_type: file`), and a push
 * notifies once. So none together with a review or a new summary, and never two.
 */
export const maxFileComments = 1;
/** Ours: a comment on more lines than this hides the lines it is about; it is placed on the first line instead. */
export const maxCommentedLines = 12;
/** Ours: fingerprints in the marker of one comment, 17 bytes each. */
export const maxMarkerFingerprints = 200;
/** Ours: values that decisions are bound to, in the marker of the summary, about 50 bytes each. */
export const maxMarkerBindings = 200;
/** https://docs.github.com/en/rest/checks/runs#update-a-check-run: further requests append. */
export const annotationsPerRequest = 50;
/** Ours: annotations of one check run, 50 requests; the summary counts the rest. */
export const maxAnnotations = 2_500;
/**
 * Ours: requests that write in a review of one connector, the beginning of its check run included. GitHub stops apps that write
 * more than 80 times a minute. Each further connector may have one request more for its annotations.
 */
export const maxWrites = 4;
/** Ours: edits of comments in one request, some hundred kilobytes. A push edits no more; the next one goes on. */
export const maxEdits = 100;
/** Ours: one request's worth. Beyond it infos and existing findings are only in the summary: not worth another request. */
export const annotationsWithInfos = 50;

/** @throws when it is longer: a mistake of ours */
export function within(limit: number, body: string): string {
  if (bytesOf(body) > limit) throw new Error(`A text takes ${bytesOf(body)} of ${limit} bytes.`);
  return body;
}
