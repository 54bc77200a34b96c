/** What we posted on a pull request. Read anew each time: a lost or repeated delivery does no harm. */
import { findingMarkerOf, stickyMarkerOf } from "../publish/marker/marker.ts";
import type { ConversationComment, Posted, PostedCheckRun, PostedReviewComment } from "../publish/posted.ts";
import { type Identity, isOurs } from "./identity.ts";
import {
  allPages,
  dataOf,
  type GitHub,
  inRepository,
  type PullRequestRef,
  pageSize,
  type RepositoryRef,
  reading,
} from "./octokit.ts";
import { type PullRequest, pullParameters } from "./pull-request.ts";
import { readResolvedThreads } from "./review-threads.ts";

/** The name of our check run on every head. */
export const checkRunName = "Connector review";

/** 3,000 comments, or reviews: beyond, we no longer see what we wrote and say so rather than write it twice. */
const maxCommentPages = 30;

export interface StartedCheckRun extends PostedCheckRun {
  /** When GitHub says it began. */
  readonly startedAt: string | null;
}

export interface ReadPosted extends Posted {
  readonly checkRuns: readonly StartedCheckRun[];
  /** What people wrote in threads and as texts of reviews. */
  readonly replies: readonly ConversationComment[];
  /** False: a conversation too long to be read to its end. */
  readonly isComplete: boolean;
}

type PullRequestWithCounts = Pick<PullRequest, "owner" | "repo" | "number" | "comments" | "reviewComments">;

/**
 * All comments and reviews, and our check runs on the head. GitHub does not return how many reviews there are, and the number of
 * review comments says nothing: the text of a review stays when all its comments were deleted, and what it remembers keeps them
 * from being written again.
 * @param pull its counts save the requests for lists that are empty
 * @throws {GitHubFailure}
 */
export async function readPosted(
  octokit: GitHub,
  pull: PullRequestWithCounts,
  headSha: string,
  identity: Identity,
): Promise<ReadPosted> {
  const [checkRuns, comments, reviews, reviewComments] = await Promise.all([
    readCheckRuns(octokit, pull, headSha, identity),
    pull.comments > 0 ? readComments(octokit, pull, identity) : none,
    readReviews(octokit, pull, identity),
    pull.reviewComments > 0 ? readReviewComments(octokit, pull, identity) : noThreads,
  ]);
  const hasSummary = comments.items.some((comment) => stickyMarkerOf(comment) !== undefined);
  const replies = [...reviews.items, ...reviewComments.replies].filter(({ isByPerson }) => isByPerson);
  return {
    comments: comments.items,
    reviewComments: reviewComments.items,
    reviews: hasSummary ? [] : reviews.items,
    replies,
    checkRuns,
    isComplete: comments.isComplete && reviews.isComplete && reviewComments.isComplete,
  };
}

const none = { items: [], isComplete: true };
const noThreads = { ...none, replies: [] };

async function readComments(octokit: GitHub, pull: PullRequestWithCounts, identity: Identity) {
  const { items, isComplete } = await allPages(maxCommentPages, (page) =>
    dataOf(
      octokit.request("GET /repos/{owner}/{repo}/issues/{issue_number}/comments", {
        ...inRepository(pull),
        issue_number: pull.number,
        per_page: pageSize,
        page,
        ...reading(),
      }),
    ),
  );
  const comments = items.map(
    (comment): ConversationComment => ({ ...textOf(comment, identity), ...timesOf(comment) }),
  );
  return { items: comments, isComplete };
}

interface ReadText {
  readonly id: number | bigint;
  readonly node_id: string;
  readonly body?: string | null;
  readonly user?: { readonly login: string; readonly type: string } | null;
  readonly performed_via_github_app?: unknown;
}

function textOf(text: ReadText, identity: Identity) {
  return {
    id: Number(text.id),
    nodeId: text.node_id,
    body: text.body ?? "",
    isOurs: isOurs(text.user ?? null, identity),
    author: text.user?.login ?? "ghost",
    isByPerson: text.user?.type === "User" && !text.performed_via_github_app,
  };
}

function timesOf(text: { readonly created_at: string; readonly updated_at: string }) {
  const { created_at: createdAt, updated_at: updatedAt } = text;
  return { isEdited: updatedAt !== createdAt, createdAt, updatedAt };
}

async function readReviews(octokit: GitHub, pull: PullRequestRef, identity: Identity) {
  const { items, isComplete } = await allPages(maxCommentPages, (page) =>
    dataOf(
      octokit.request("GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews", {
        ...pullParameters(pull),
        per_page: pageSize,
        page,
        ...reading(),
      }),
    ),
  );
  const reviews = items.map(
    (review): ConversationComment => ({
      ...textOf(review, identity),
      textKind: "review",
      // GitHub doesn't tell.
      isEdited: false,
      createdAt: review.submitted_at ?? "",
    }),
  );
  return { items: reviews, isComplete };
}

/** All review comments, ours and others'. @throws {GitHubFailure} */
export async function readReviewComments(octokit: GitHub, pull: PullRequestRef, identity: Identity) {
  const { items, isComplete } = await allPages(maxCommentPages, (page) =>
    dataOf(
      octokit.request("GET /repos/{owner}/{repo}/pulls/{pull_number}/comments", {
        ...pullParameters(pull),
        per_page: pageSize,
        page,
        ...reading(),
      }),
    ),
  );
  const comments = items.map(
    (comment): PostedReviewComment => ({
      id: Number(comment.id),
      nodeId: comment.node_id,
      body: comment.body,
      isOurs: isOurs(comment.user, identity),
      path: comment.path,
      isOnFile: comment.subject_type === "file",
      inReplyTo: comment.in_reply_to_id ?? null,
      isResolved: false,
      madeOn: comment.original_commit_id,
    }),
  );
  const replies = items.map(
    (comment): ConversationComment => ({
      ...textOf(comment, identity),
      ...timesOf(comment),
      textKind: "thread",
    }),
  );
  return { items: await withResolved(octokit, pull, comments), replies, isComplete };
}

/** Asked only when something of ours can still be resolved. */
async function withResolved(
  octokit: GitHub,
  pull: PullRequestRef,
  comments: readonly PostedReviewComment[],
): Promise<readonly PostedReviewComment[]> {
  const isOpen = (comment: PostedReviewComment) => findingMarkerOf(comment)?.isFixed === false;
  if (!comments.some(isOpen)) return comments;
  const resolved = await readResolvedThreads(octokit, pull);
  return comments.map((comment) => ({ ...comment, isResolved: resolved.has(comment.id) }));
}

/**
 * Our check runs on a commit, newest first; none for a personal token, which cannot have any.
 * @throws {GitHubFailure}
 */
export async function readCheckRuns(
  octokit: GitHub,
  repository: RepositoryRef,
  headSha: string,
  identity: Identity,
): Promise<StartedCheckRun[]> {
  const { appId } = identity;
  if (appId === null) return [];
  const { check_runs: runs } = await dataOf(
    octokit.request("GET /repos/{owner}/{repo}/commits/{ref}/check-runs", {
      ...inRepository(repository),
      ref: headSha,
      check_name: checkRunName,
      app_id: appId,
      filter: "all",
      per_page: pageSize,
      ...reading(),
    }),
  );
  return runs
    .filter((run) => run.app?.id === appId && run.name === checkRunName)
    .sort((a, b) => Number(b.id) - Number(a.id))
    .map((run) => ({
      id: Number(run.id),
      status: run.status === "completed" || run.status === "in_progress" ? run.status : "queued",
      conclusion: run.conclusion,
      externalId: run.external_id ?? "",
      annotations: run.output.annotations_count,
      startedAt: run.started_at,
    }));
}
