/** A review and what already stands on the pull request become a plan: what to write, in which order. Decides everything, writes nothing. */
import { bytesOf } from "../report/bytes.ts";
import { fileCommentMarkdown, lineCommentMarkdown } from "../report/comment.ts";
import { headlineOf } from "../report/headline.ts";
import { summaryMarkdown } from "../report/markdown.ts";
import { allFindings, severityRank } from "../report/tally.ts";
import type { Finding, Review } from "../review/finding.ts";
import { planAnnotation } from "./annotations.ts";
import { editFixedComments, fingerprintsPosted } from "./fixed-comments.ts";
import {
  checkRunWrites,
  maxCommentCharacters,
  maxContentWrites,
  maxFileComments,
  maxSummaryCharacters,
  summaryBytes,
} from "./limits.ts";
import { withFindingMarker } from "./marker.ts";
import { type ChangedFile, type PlacedFinding, placeFindings } from "./placement.ts";
import type { Action, CheckOutput, Conclusion, LineComment, Placement, Plan } from "./plan.ts";
import type { Posted } from "./posted.ts";
import type { PullRequestFacts } from "./pull-request-facts.ts";
import { hasStickyComment, planSticky } from "./sticky.ts";

export interface PublicationInput {
  readonly review: Review;
  /** The pull request's diff, for placing comments; may be empty, then nothing stands on a line. */
  readonly files: readonly ChangedFile[];
  readonly posted: Posted;
  readonly pullRequest: PullRequestFacts;
  readonly runId: string;
  /** What the check run remembers: written with its completion. */
  readonly externalId: string;
  /** Milliseconds. */
  readonly tookMs: number;
}

/** @throws when a finding would be lost or a text exceeds its limit: both are mistakes of ours */
export function planPublication(input: PublicationInput): Plan {
  const { review, pullRequest, posted } = input;
  const findings = allFindings(review);
  const sticky = planSticky(review, posted.comments, pullRequest);
  const placed = placeWithin(input, findings, sticky);
  if (placed.length !== findings.length) {
    throw new Error(`${findings.length} findings came in, ${placed.length} were placed.`);
  }
  const conversation = pullRequest.canComment
    ? [
        ...createReview(review, placed),
        ...createFileComments(placed),
        ...sticky,
        ...editFixedComments(review, posted.reviewComments),
      ]
    : [];
  return {
    head: pullRequest.head,
    actions: [...conversation, completeCheckRun(input, placed)],
    placements: placed.map(placementOf),
  };
}

/**
 * Comments on whole files are a write each: they get what the check run, the comment and the review leave, whether those
 * are written now or stand already, so that a second run does not comment on what the first one did not.
 */
function placeWithin(
  { files, posted, pullRequest }: PublicationInput,
  findings: readonly Finding[],
  sticky: readonly Action[],
): readonly PlacedFinding[] {
  const place = (fileComments: number): readonly PlacedFinding[] =>
    placeFindings({
      findings,
      files,
      postedBefore: fingerprintsPosted(posted.reviewComments),
      canComment: pullRequest.canComment && !pullRequest.isDraft,
      fileComments,
    });
  const withoutFiles = place(0);
  const hasSticky = sticky.length > 0 || hasStickyComment(posted.comments);
  const hasReview = withoutFiles.some(({ home }) => home === "line" || home === "posted-before");
  const left = maxContentWrites - checkRunWrites - Number(hasSticky) - Number(hasReview);
  return left > 0 ? place(Math.min(left, maxFileComments)) : withoutFiles;
}

/** `action_required` is kept for breaking changes that nobody acknowledged. */
export function conclusionOf(review: Review): Conclusion {
  if (review.verdict === "fail") return "failure";
  return review.verdict === "incomplete" || review.connectors.length === 0 ? "neutral" : "success";
}

function createReview(review: Review, placed: readonly PlacedFinding[]): readonly Action[] {
  const comments = bySeverity(placed).flatMap((one) => lineComment(one) ?? []);
  if (comments.length === 0) return [];
  const body = `**${headlineOf(review)}**\n\nThe check “Connector review” lists everything.`;
  return [{ kind: "create-review", body, comments }];
}

function lineComment({ finding, spot }: PlacedFinding): LineComment | undefined {
  if (spot === null) return undefined;
  const { startLine, endLine } = spot;
  return {
    path: finding.file,
    line: endLine,
    // GitHub refuses a range that begins where it ends.
    ...(startLine < endLine ? { startLine } : {}),
    body: within(
      maxCommentCharacters,
      withFindingMarker(finding, lineCommentMarkdown(finding, spot.occurrence, spot.suggestion)),
    ),
  };
}

function createFileComments(placed: readonly PlacedFinding[]): readonly Action[] {
  return bySeverity(placed)
    .filter(({ home }) => home === "file")
    .map(({ finding }): Action => {
      const body = withFindingMarker(finding, fileCommentMarkdown(finding));
      return { kind: "create-file-comment", path: finding.file, body: within(maxCommentCharacters, body) };
    });
}

function completeCheckRun(input: PublicationInput, placed: readonly PlacedFinding[]): Action {
  const { review, externalId } = input;
  const annotated = bySeverity(placed).filter(({ isAnnotated }) => isAnnotated);
  return {
    kind: "complete-check-run",
    conclusion: conclusionOf(review),
    output: checkOutput(input),
    annotations: annotated.flatMap(({ finding }) => planAnnotation(finding) ?? []),
    externalId,
  };
}

function checkOutput({ review, pullRequest, runId, tookMs }: PublicationInput): CheckOutput {
  const { author, filesUrl } = pullRequest;
  const summary = summaryMarkdown(review, {
    limit: summaryBytes,
    author,
    ...(filesUrl === undefined ? {} : { filesUrl }),
    run: { tookMs, id: runId },
    elsewhere:
      "What has a line is annotated there; `connector-review check --base <base> --format json` lists everything.",
  });
  return { title: headlineOf(review), summary: within(maxSummaryCharacters, summary) };
}

function bySeverity(placed: readonly PlacedFinding[]): readonly PlacedFinding[] {
  return placed.toSorted((a, b) => severityRank(a.finding.severity) - severityRank(b.finding.severity));
}

function placementOf({ finding, home, isAnnotated }: PlacedFinding): Placement {
  const { rule, file } = finding;
  return { fingerprint: finding.occurrences[0].fingerprint, rule, file, home, isAnnotated };
}

function within(limit: number, body: string): string {
  if (bytesOf(body) > limit) throw new Error(`A text takes ${bytesOf(body)} of ${limit} bytes.`);
  return body;
}
