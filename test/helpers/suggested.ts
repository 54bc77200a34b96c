/** Suggestions as a contributor meets them: in the comments of a review, and in the file after a click. */

import { findingMarkerOf } from "../../src/publish/marker/marker.ts";
import { maxFileComments, maxLineComments } from "../../src/publish/plan/limits.ts";
import type { LineComment } from "../../src/publish/plan/plan.ts";
import { planPublication } from "../../src/publish/plan/plan-publication.ts";
import { nothingPosted, type PostedReviewComment } from "../../src/publish/posted.ts";
import { allFindings } from "../../src/report/tally.ts";
import type { ConnectorReview, Finding, Occurrence, Review } from "../../src/review/finding/finding.ts";
import { suggestionsIn, withSuggestion } from "../../src/simulator/state/suggested-change.ts";
import { decode } from "../../src/text/encoding/decode.ts";
import { parseJson } from "../../src/text/json/parse-json.ts";
import { makeSource } from "../../src/text/source.ts";

type Files = Readonly<Record<string, Uint8Array>>;

/** A comment with a suggestion, as posted. */
export interface SuggestedFix {
  readonly rule: string;
  readonly fingerprint: string;
  readonly comment: LineComment;
}

/**
 * What a new connector's pull request shows: every line is on the diff. One review has room for 25 comments, so the
 * plan is made again, with its comments posted, until nothing is left to say.
 * @returns the comments with a suggestion
 * @throws when a comment shows another suggestion than the finding has
 */
export function suggestedFixesIn(review: Review, files: Files): readonly SuggestedFix[] {
  const suggestedFixes: SuggestedFix[] = [];
  const reviewComments: PostedReviewComment[] = [];
  for (;;) {
    const comments = lineCommentsOf(review, files, reviewComments);
    if (comments.length === 0) return suggestedFixes;
    for (const comment of comments) {
      const posted = postedAs(comment, reviewComments.length);
      reviewComments.push(posted);
      suggestedFixes.push(...suggestedFixOf(review, comment, posted));
    }
  }
}

function lineCommentsOf(
  review: Review,
  files: Files,
  reviewComments: readonly PostedReviewComment[],
): readonly LineComment[] {
  const { actions } = planPublication({
    review,
    files: Object.entries(files).map(([path, bytes]) => ({
      path,
      status: "added",
      ...additionOf(bytes),
    })),
    posted: { ...nothingPosted, reviewComments },
    pullRequest: {
      head: "3f2c1ab0000000000000000000000000000000aa",
      author: "contoso-dev",
      isDraft: false,
      isReturningAuthor: false,
      canComment: true,
      labels: [],
      filesUrl: null,
    },
    runId: "suggestions",
    externalId: "base:head",
    tookMs: 0,
    notes: [],
    boundValues: [],
    labelPrefix: null,
    limits: { lines: maxLineComments, files: maxFileComments },
  });
  return actions.flatMap((action) => (action.kind === "create-review" ? action.comments : []));
}

/** As git draws a new file; none for what it takes for binary. */
function additionOf(bytes: Uint8Array): { readonly patch?: string } {
  if (bytes.subarray(0, 8000).includes(0) || bytes.length === 0) return {};
  const lines = Buffer.from(bytes).toString("utf8").split("\n");
  const isEnded = lines.at(-1) === "";
  if (isEnded) lines.pop();
  const text = lines.map((line) => `+${line}`).join("\n");
  const end = isEnded ? "" : "\n\\ No newline at end of file";
  return { patch: `@@ -0,0 +1,${lines.length} @@\n${text}${end}` };
}

function postedAs({ path, body }: LineComment, id: number): PostedReviewComment {
  const index = { path, isOnFile: false, inReplyTo: null, isResolved: false, madeOn: "3f2c1ab" };
  return { id, nodeId: `PRRC_${id}`, body, isOurs: true, ...index };
}

function suggestedFixOf(
  review: Review,
  comment: LineComment,
  posted: PostedReviewComment,
): readonly SuggestedFix[] {
  const blocks = suggestionsIn(comment.body);
  const [lines] = blocks;
  if (lines === undefined) return [];
  if (blocks.length > 1) throw new Error(`A comment has ${blocks.length} suggestions.`);
  const marker = findingMarkerOf(posted);
  const isMeant = (finding: Finding): boolean =>
    finding.rule === marker?.rule && finding.occurrences[0].fingerprint === marker.fingerprints[0];
  const occurrence = allFindings(review)
    .find(isMeant)
    ?.occurrences.find((one) => isShown(one, comment, lines));
  if (marker === undefined || occurrence === undefined)
    throw new Error(`A comment on ${comment.path} shows a suggestion that no finding has: ${comment.body}`);
  return [{ rule: marker.rule, fingerprint: occurrence.fingerprint, comment }];
}

function isShown({ suggestion }: Occurrence, comment: LineComment, lines: readonly string[]): boolean {
  return (
    suggestion?.endLine === comment.line &&
    suggestion.startLine === (comment.startLine ?? comment.line) &&
    JSON.stringify(suggestion.lines) === JSON.stringify(lines)
  );
}

/** The commented file after the click. @throws where GitHub shows no button */
export function clicked({ comment }: SuggestedFix, file: Uint8Array): Uint8Array {
  const { body, line, startLine = line } = comment;
  return withSuggestion(file, { startLine, endLine: line }, suggestionsIn(body)[0] ?? []);
}

/** What a click breaks in the bytes of the file; empty when nothing. */
export function brokenBytes(
  { rule, comment }: SuggestedFix,
  before: Uint8Array,
  after: Uint8Array,
): string[] {
  const [old, fresh] = [decode(before), decode(after)];
  const rank = (text: string): number => states.indexOf(parseJson(makeSource(comment.path, text)).state);
  const broken: readonly (readonly [boolean, string])[] = [
    [old.encoding === fresh.encoding && old.bom === fresh.bom, "the encoding or its mark changed"],
    [old.lineEnd === fresh.lineEnd || old.lineEnd === "none", `${old.lineEnd} became ${fresh.lineEnd}`],
    [/\n$/.test(old.text) === /\n$/.test(fresh.text), "the line end at the end of the file changed"],
    [!comment.path.endsWith(".json") || rank(old.text) <= rank(fresh.text), "the file parses worse"],
    [rule === indenting || isIndentedAlike(comment, old.text), "the indentation changed"],
  ];
  return broken.filter(([holds]) => !holds).map(([, sentence]) => sentence);
}

/** Its suggestions are about indentation. */
const indenting = "swagger/format-style";
const states = ["unreadable", "tolerant", "strict"];

/** The first line begins where the replaced one did, and the file's tabs or blanks indent all. */
function isIndentedAlike({ path, line, startLine = line, body }: LineComment, text: string): boolean {
  const [first, ...others] = suggestionsIn(body)[0] ?? [];
  if (!path.endsWith(".json") || first === undefined) return true;
  const indentOf = (each = ""): string => /^[ \t]*/.exec(each)?.[0] ?? "";
  const lines = text.split("\n");
  const replaced = lines[startLine - 1];
  const isTabbed = lines.some((each) => each.startsWith("\t"));
  return (
    indentOf(first) === indentOf(replaced) &&
    others.every((each) => isTabbed || !indentOf(each).includes("\t"))
  );
}

/** What the rules say about a connector, as far as clicks are judged by it. */
export interface ReportedNow {
  /** By fingerprint; what is fixed stands in no file. */
  readonly visited: ReadonlyMap<string, { readonly count: number; readonly text: string }>;
  /** Rules that did not run. */
  readonly unchecked: ReadonlySet<string>;
}

export function reportedIn({ findings, unchecked }: ConnectorReview): ReportedNow {
  const visited = new Map<string, { readonly count: number; readonly text: string }>();
  for (const { rule, occurrences } of findings.filter(({ age }) => age !== "fixed"))
    for (const { fingerprint, message } of occurrences) {
      const count = (visited.get(fingerprint)?.count ?? 0) + 1;
      visited.set(fingerprint, { count, text: `${rule}: ${message}` });
    }
  return { visited, unchecked: new Set(unchecked.map(({ rule }) => rule)) };
}

/** What is worse after the click than before; empty when the finding is gone and nothing has come. */
export function brokenPromises(
  { fingerprint }: SuggestedFix,
  before: ReportedNow,
  after: ReportedNow,
): string[] {
  const countIn = ({ visited }: ReportedNow, name: string): number => visited.get(name)?.count ?? 0;
  return [
    ...(countIn(after, fingerprint) < countIn(before, fingerprint) ? [] : ["the finding is still there"]),
    ...[...after.visited]
      .filter(([name, { count }]) => count > countIn(before, name))
      .map(([, { text }]) => `new: ${text}`),
    ...[...after.unchecked]
      .filter((rule) => !before.unchecked.has(rule))
      .map((rule) => `no longer checked: ${rule}`),
  ];
}
