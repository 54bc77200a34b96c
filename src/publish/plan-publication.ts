/** A review and what already stands on the pull request become a plan: what to write, in which order. Decides everything, writes nothing. */
import { bytesOf } from "../report/bytes.ts";
import { fileCommentMarkdown, lineCommentMarkdown } from "../report/comment.ts";
import { headlineOf } from "../report/headline.ts";
import { summaryMarkdown } from "../report/markdown.ts";
import { allFindings, severityRank } from "../report/tally.ts";
import type { Finding, Review } from "../review/finding.ts";
import { blocks, isBreaking } from "../review/verdict.ts";
import { planAnnotation } from "./annotations.ts";
import { editFixedComments, fingerprintsPosted, namesMoved } from "./fixed-comments.ts";
import { planLabels } from "./labels.ts";
import {
  checkRunWrites,
  maxCommentCharacters,
  maxContentWrites,
  maxFileComments,
  maxLineComments,
  maxSummaryCharacters,
  summaryBytes,
} from "./limits.ts";
import { withFindingMarker } from "./marker.ts";
import { type ChangedFile, type PlacedFinding, placeFindings } from "./placement.ts";
import type { Action, CheckOutput, CommentEdit, Conclusion, LineComment, Placement, Plan } from "./plan.ts";
import type { Posted } from "./posted.ts";
import type { PullRequestFacts } from "./pull-request-facts.ts";
import { deservesSticky, planSticky, rememberedIn } from "./sticky.ts";

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
  /** Sentences for the summary, ready as Markdown. */
  readonly notes?: readonly string[];
  /** What people's decisions are bound to, remembered in the comment on the pull request. */
  readonly bound?: readonly string[];
  /** Where the repository wants labels. */
  readonly labelPrefix?: string;
  /** Fewer comments than our own limits, as the repository wants it. */
  readonly limits?: { readonly lines?: number; readonly files?: number };
}

/** @throws when a finding would be lost or a text exceeds its limit: both are mistakes of ours */
export function planPublication(input: PublicationInput): Plan {
  const { review, pullRequest } = input;
  const findings = allFindings(review);
  const placed = placeWithin(input, findings);
  if (placed.length !== findings.length) {
    throw new Error(`${findings.length} findings came in, ${placed.length} were placed.`);
  }
  const conversation = mayComment(pullRequest)
    ? [...createReview(review, placed), ...createFileComments(placed), ...keepUpToDate(input, placed)]
    : [];
  return {
    head: pullRequest.head,
    actions: [...conversation, ...setLabels(input), completeCheckRun(input, placed)],
    placements: placed.map(placementOf),
  };
}

/**
 * Comments on whole files are a write each: they get what the check run, the comment and the review leave, whether those
 * are written now or stand already, so that a second run does not comment on what the first one did not.
 */
function placeWithin(
  { review, files, posted, pullRequest, limits }: PublicationInput,
  findings: readonly Finding[],
): readonly PlacedFinding[] {
  const postedBefore = fingerprintsPosted(posted.reviewComments);
  const moved = namesMoved(review, posted.reviewComments);
  const deleted = new Set(rememberedIn(posted).said.filter((fingerprint) => !postedBefore.has(fingerprint)));
  const place = (fileComments: number): readonly PlacedFinding[] =>
    placeFindings({
      findings,
      files,
      postedBefore,
      moved,
      deleted,
      canComment: mayComment(pullRequest),
      lineComments: Math.min(maxLineComments, limits?.lines ?? maxLineComments),
      fileComments,
    });
  const withoutFiles = place(0);
  const hasSticky = deservesSticky(review, posted, pullRequest);
  const hasReview = withoutFiles.some(({ home }) => home === "line" || home === "posted-before");
  const left = maxContentWrites - checkRunWrites - Number(hasSticky) - Number(hasReview);
  const fileComments = Math.min(left, maxFileComments, limits?.files ?? maxFileComments);
  return fileComments > 0 ? place(fileComments) : withoutFiles;
}

function setLabels({ review, pullRequest, labelPrefix }: PublicationInput): readonly Action[] {
  if (labelPrefix === undefined || !mayComment(pullRequest)) return [];
  const labels = planLabels(labelPrefix, conclusionOf(review), pullRequest.labels ?? []);
  return labels === undefined ? [] : [{ kind: "set-labels", ...labels }];
}

/** A draft is still being written: its author sees the check and is left in peace. */
function mayComment({ canComment, isDraft }: PullRequestFacts): boolean {
  return canComment && !isDraft;
}

/** The comment on the pull request and those whose finding is gone: one write for all that stands already. */
function keepUpToDate(
  { review, posted, pullRequest, notes, bound }: PublicationInput,
  placed: readonly PlacedFinding[],
): readonly Action[] {
  const remembered = { said: saidNow(posted, placed), bound: bound ?? [] };
  const sticky = planSticky(review, posted, pullRequest, remembered, notes ?? []);
  const fixed = editFixedComments(review, posted.reviewComments);
  if (sticky.kind === "create") return [{ kind: "create-comment", body: sticky.body }, ...editAll(fixed)];
  if (sticky.kind === "none") return editAll(fixed);
  if (fixed.length > 0) return editAll([sticky.edit, ...fixed]);
  const { id, bodyHash, body } = sticky.edit;
  return [{ kind: "edit-comment", id, bodyHash, body }];
}

function editAll(edits: readonly CommentEdit[]): readonly Action[] {
  return edits.length === 0 ? [] : [{ kind: "edit-comments", edits }];
}

/** What has a comment after this review, and what had one that a person deleted, as long as it is found. */
function saidNow(posted: Posted, placed: readonly PlacedFinding[]): readonly string[] {
  const before = new Set(rememberedIn(posted).said);
  const said = placed.filter(({ finding, home }) => {
    const isSaidNow = home === "line" || home === "file" || home === "posted-before";
    return isSaidNow || finding.occurrences.some((one) => before.has(one.fingerprint));
  });
  return [...new Set(said.map(({ finding }) => finding.occurrences[0].fingerprint))].sort();
}

/** `action_required` is kept for breaking changes that nobody acknowledged. */
export function conclusionOf(review: Review): Conclusion {
  if (review.verdict === "fail") {
    const blocking = allFindings(review).filter(blocks);
    return blocking.every(isBreaking) ? "action_required" : "failure";
  }
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

function checkOutput({ review, pullRequest, runId, tookMs, notes }: PublicationInput): CheckOutput {
  const { author, filesUrl } = pullRequest;
  const summary = summaryMarkdown(review, {
    limit: summaryBytes,
    author,
    ...(filesUrl === undefined ? {} : { filesUrl }),
    run: { tookMs, id: runId },
    notes: notes ?? [],
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
