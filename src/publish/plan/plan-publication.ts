/** Makes the plan of a review: what is written to the pull request, in which order, given what is posted already. */
import { headlineOf } from "../../report/headline.ts";
import { summaryMarkdown } from "../../report/markdown/summary.ts";
import { allFindings } from "../../report/tally.ts";
import type { Finding, Review } from "../../review/finding/finding.ts";
import { isBlocking, isBreaking } from "../../review/finding/verdict.ts";
import {
  bySeverity,
  type CommentableFile,
  type FindingPlacement,
  placeFindings,
  withinAnnotations,
} from "../placement/placement.ts";
import { planAnnotation } from "./annotations.ts";
import { fingerprintsPosted, namesMoved } from "./fixed-comments.ts";
import { planLabels } from "./labels.ts";
import {
  annotationsPerRequest,
  maxFileComments,
  maxLineComments,
  maxSummaryCharacters,
  maxWrites,
  summaryBytes,
  within,
} from "./limits.ts";
import type { Action, CheckOutput, Conclusion, Placement, Plan } from "./plan.ts";
import { type ConversationInput, planConversation } from "./plan-conversation.ts";
import type { PullRequestFacts } from "./pull-request-facts.ts";
import { announcedBefore, beginsSticky } from "./sticky.ts";

export interface PublicationInput extends ConversationInput {
  /** The pull request's diff, for placing comments; empty: no comment is placed on a line. */
  readonly files: readonly CommentableFile[];
  readonly runId: string;
  /** The mark of the review in the check run: written with its completion. */
  readonly externalId: string;
  /** Milliseconds. */
  readonly tookMs: number;
  /** The beginning of our labels; null: the repository wants none. */
  readonly labelPrefix: string | null;
  /** Most comments the repository wants; our own limits apply as well. */
  readonly limits: { readonly lines: number; readonly files: number };
}

/** @throws when a finding would be lost or a text exceeds its limit: both are mistakes of ours */
export function planPublication(input: PublicationInput): Plan {
  const { review, pullRequest } = input;
  const findings = allFindings(review);
  const wanted = placementsWithin(input, findings);
  if (wanted.length !== findings.length) {
    throw new Error(`${findings.length} findings came in, ${wanted.length} were placed.`);
  }
  const conversation = mayComment(pullRequest) ? planConversation(input, wanted) : [];
  const labels = setLabels(input);
  const findingPlacements = withinAnnotations(wanted, annotationRoom(review, [...conversation, ...labels]));
  return {
    head: pullRequest.head,
    actions: [...conversation, ...labels, completeCheckRun(input, findingPlacements)],
    placements: findingPlacements.map(placementOf),
  };
}

/** How many annotations the writes that are left can carry; one request completes the check run anyway. */
function annotationRoom({ connectors }: Review, others: readonly Action[]): number {
  const writes = maxWrites + Math.max(0, connectors.length - 1);
  const used = others.reduce((sum, action) => sum + requestsOf(action), beginning);
  return annotationsPerRequest * Math.max(1, writes - used);
}

/** The request that begins the check run, before anything is planned. */
const beginning = 1;

function requestsOf(action: Action): number {
  return action.kind === "set-labels" ? Math.min(action.add.length, 1) + action.remove.length : 1;
}

/**
 * A push notifies once. A comment on a whole file is a notification of its own, so it is made only where the push makes neither
 * a review nor a summary.
 */
function placementsWithin(
  input: PublicationInput,
  findings: readonly Finding[],
): readonly FindingPlacement[] {
  const { review, files, posted, pullRequest, limits } = input;
  const postedBefore = fingerprintsPosted(posted.reviewComments);
  const moved = namesMoved(review, posted.reviewComments);
  const announced = new Set(announcedBefore(posted));
  const placementsWith = (fileComments: number): readonly FindingPlacement[] =>
    placeFindings({
      findings,
      files,
      postedBefore,
      moved,
      announced,
      canComment: mayComment(pullRequest),
      lineComments: Math.min(maxLineComments, limits.lines),
      fileComments,
    });
  const withoutFiles = placementsWith(0);
  const hasReview = withoutFiles.some(({ where }) => where === "line");
  if (hasReview || beginsSticky(input, hasReview)) return withoutFiles;
  return placementsWith(Math.min(maxFileComments, limits.files));
}

function setLabels({ review, pullRequest, labelPrefix }: PublicationInput): readonly Action[] {
  if (labelPrefix === null || !mayComment(pullRequest)) return [];
  const labels = planLabels(labelPrefix, conclusionOf(review), review, pullRequest.labels);
  return labels === undefined ? [] : [{ kind: "set-labels", ...labels }];
}

/** A draft isn't ready for review: its author gets the check run and no notification. */
function mayComment({ canComment, isDraft }: PullRequestFacts): boolean {
  return canComment && !isDraft;
}

/** `action_required`: only breaking changes that nobody acknowledged block. */
function conclusionOf(review: Review): Conclusion {
  if (review.verdict === "fail") {
    const blocking = allFindings(review).filter(isBlocking);
    return blocking.every(isBreaking) ? "action_required" : "failure";
  }
  return review.verdict === "incomplete" || review.connectors.length === 0 ? "neutral" : "success";
}

function completeCheckRun(input: PublicationInput, findingPlacements: readonly FindingPlacement[]): Action {
  const { review, externalId } = input;
  const annotated = bySeverity(findingPlacements).filter(({ isAnnotated }) => isAnnotated);
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
    ...(filesUrl === null ? {} : { filesUrl }),
    run: { tookMs, id: runId },
    notes,
    elsewhere:
      "What has a line is annotated there; `connector-review check --base <base> --format json` lists everything.",
  });
  return { title: headlineOf(review), summary: within(maxSummaryCharacters, summary) };
}

function placementOf({ finding, where, isAnnotated }: FindingPlacement): Placement {
  const { rule, file } = finding;
  return { fingerprint: finding.occurrences[0].fingerprint, rule, file, where, isAnnotated };
}
