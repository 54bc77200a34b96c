/** A review and what already stands on the pull request become a plan: what to write, in which order. Decides everything, writes nothing. */
import { headlineOf } from "../../report/headline.ts";
import { summaryMarkdown } from "../../report/markdown/summary.ts";
import { allFindings } from "../../report/tally.ts";
import type { Finding, Review } from "../../review/finding/finding.ts";
import { isBlocking, isBreaking } from "../../review/finding/verdict.ts";
import { fingerprintsPosted, namesMoved } from "../fixed-comments.ts";
import { bySeverity, type CommentableFile, type FindingPlacement, placeFindings } from "../placement.ts";
import { announcedBefore, beginsSticky } from "../sticky.ts";
import { planAnnotation } from "./annotations.ts";
import { planLabels } from "./labels.ts";
import { maxFileComments, maxLineComments, maxSummaryCharacters, summaryBytes, within } from "./limits.ts";
import type { Action, CheckOutput, Conclusion, Placement, Plan } from "./plan.ts";
import { type ConversationInput, planConversation } from "./plan-conversation.ts";
import type { PullRequestFacts } from "./pull-request-facts.ts";

export interface PublicationInput extends ConversationInput {
  /** The pull request's diff, for placing comments; may be empty, then nothing stands on a line. */
  readonly files: readonly CommentableFile[];
  readonly runId: string;
  /** What the check run remembers: written with its completion. */
  readonly externalId: string;
  /** Milliseconds. */
  readonly tookMs: number;
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
  const conversation = mayComment(pullRequest) ? planConversation(input, placed) : [];
  return {
    head: pullRequest.head,
    actions: [...conversation, ...setLabels(input), completeCheckRun(input, placed)],
    placements: placed.map(placementOf),
  };
}

/**
 * A push notifies once: a comment on a whole file, which is told by itself, is made only where there is no review and no
 * summary begins, whose reader is told of the finding there.
 */
function placeWithin(input: PublicationInput, findings: readonly Finding[]): readonly FindingPlacement[] {
  const { review, files, posted, pullRequest, limits } = input;
  const postedBefore = fingerprintsPosted(posted.reviewComments);
  const moved = namesMoved(review, posted.reviewComments);
  const passed = new Set(announcedBefore(posted));
  const place = (fileComments: number): readonly FindingPlacement[] =>
    placeFindings({
      findings,
      files,
      postedBefore,
      moved,
      passed,
      canComment: mayComment(pullRequest),
      lineComments: Math.min(maxLineComments, limits?.lines ?? maxLineComments),
      fileComments,
    });
  const withoutFiles = place(0);
  const hasReview = withoutFiles.some(({ where }) => where === "line");
  if (hasReview || beginsSticky(input, hasReview)) return withoutFiles;
  return place(Math.min(maxFileComments, limits?.files ?? maxFileComments));
}

function setLabels({ review, pullRequest, labelPrefix }: PublicationInput): readonly Action[] {
  if (labelPrefix === undefined || !mayComment(pullRequest)) return [];
  const labels = planLabels(labelPrefix, conclusionOf(review), review, pullRequest.labels ?? []);
  return labels === undefined ? [] : [{ kind: "set-labels", ...labels }];
}

/** A draft is still being written: its author sees the check and is left in peace. */
function mayComment({ canComment, isDraft }: PullRequestFacts): boolean {
  return canComment && !isDraft;
}

/** `action_required` is kept for breaking changes that nobody acknowledged. */
function conclusionOf(review: Review): Conclusion {
  if (review.verdict === "fail") {
    const blocking = allFindings(review).filter(isBlocking);
    return blocking.every(isBreaking) ? "action_required" : "failure";
  }
  return review.verdict === "incomplete" || review.connectors.length === 0 ? "neutral" : "success";
}

function completeCheckRun(input: PublicationInput, placed: readonly FindingPlacement[]): Action {
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

function placementOf({ finding, where, isAnnotated }: FindingPlacement): Placement {
  const { rule, file } = finding;
  return { fingerprint: finding.occurrences[0].fingerprint, rule, file, where, isAnnotated };
}
