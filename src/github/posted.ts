/** What we posted on a pull request. Read anew each time: a lost or repeated delivery does no harm. */
import { findingMarkerOf, stickyMarkerOf } from "../publish/marker/marker.ts";
import type {
  ConversationComment,
  Posted,
  PostedCheckRun,
  PostedComment,
  PostedReviewComment,
} from "../publish/posted.ts";
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
  /** False: a conversation too long to be read to its end. */
  readonly isComplete: boolean;
}

type PullRequestWithCounts = Pick<PullRequest, "owner" | "repo" | "number" | "comments" | "reviewComments">;

/**
 * All comments and our check runs on the head; the texts of reviews where no comment is our summary, as it is one of them then
 * or there is none. GitHub does not return how many reviews there are, and the number of review comments says nothing: the text
 * of a review stays when all its comments were deleted, and what it remembers keeps them from being written again.
 * @param pull its counts save the requests for lists that are empty
 * @throws {GitHubFailure}
 */
export async function readPosted(
  octokit: GitHub,
  pull: PullRequestWithCounts,
  headSha: string,
  identity: Identity,
): Promise<ReadPosted> {
  const [checkRuns, [comments, reviews], reviewComments] = await Promise.all([
    readCheckRuns(octokit, pull, headSha, identity),
    readSummaries(octokit, pull, identity),
    pull.reviewComments > 0 ? readReviewComments(octokit, pull, identity) : none,
  ]);
  return {
    comments: comments.items,
    reviewComments: reviewComments.items,
    reviews: reviews.items,
    checkRuns,
    isComplete: comments.isComplete && reviews.isComplete && reviewComments.isComplete,
  };
}

/** The conversation, and the reviews as far as they can matter. */
async function readSummaries(octokit: GitHub, pull: PullRequestWithCounts, identity: Identity) {
  const comments = pull.comments > 0 ? await readComments(octokit, pull, identity) : none;
  const hasSummary = comments.items.some((comment) => stickyMarkerOf(comment) !== undefined);
  return [comments, hasSummary ? none : await readReviews(octokit, pull, identity)] as const;
}

const none = { items: [], isComplete: true };

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
    (comment): ConversationComment => ({
      id: Number(comment.id),
      nodeId: comment.node_id,
      body: comment.body ?? "",
      isOurs: isOurs(comment.user, identity),
      author: comment.user?.login ?? "ghost",
      isByPerson: comment.user?.type === "User" && !comment.performed_via_github_app,
      isEdited: comment.updated_at !== comment.created_at,
      createdAt: comment.created_at,
    }),
  );
  return { items: comments, isComplete };
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
    (review): PostedComment => ({
      id: Number(review.id),
      nodeId: review.node_id,
      body: review.body,
      isOurs: isOurs(review.user, identity),
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
  return { items: await withResolved(octokit, pull, comments), isComplete };
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
