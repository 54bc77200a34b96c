/** The simulator's state as GraphQL nodes: plain objects; a function is a field with arguments. */
import { repositoryHtml } from "../rest/shapes.ts";
import {
  appLogin,
  type IssueComment,
  knownUser,
  type PullRequest,
  type Review,
  type ReviewComment,
  type World,
} from "../state/state.ts";
import { type Thread, threadsOf } from "./find.ts";
import { type Arguments, refuse } from "./refusal.ts";

export type Node = Readonly<Record<string, unknown>>;

/** GitHub wants a size on every connection (docs.github.com/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api#node-limit). */
const maxPageSize = 100;

/** @param name the field's, for GitHub's messages */
export function connection(name: string, nodes: readonly Node[], args: Arguments): Node {
  const { start, end } = pageOf(name, nodes.length, args);
  const edges = nodes.slice(start, end).map((node, index) => ({ cursor: String(start + index + 1), node }));
  return {
    totalCount: nodes.length,
    nodes: edges.map((edge) => edge.node),
    edges,
    pageInfo: {
      hasNextPage: end < nodes.length,
      endCursor: edges.at(-1)?.cursor ?? null,
      hasPreviousPage: start > 0,
      startCursor: edges[0]?.cursor ?? null,
    },
  };
}

/** `after` or `before` is the number of a node, from 1. */
function pageOf(
  name: string,
  total: number,
  { first, last, after, before }: Arguments,
): { readonly start: number; readonly end: number } {
  const size = Number(first ?? last ?? Number.NaN);
  const message = `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`;
  if (Number.isNaN(size)) refuse("MISSING_PAGINATION_BOUNDARIES", message);
  if (size < 1 || size > maxPageSize) {
    refuse(
      "EXCESSIVE_PAGINATION",
      `Requesting ${size} records on the \`${name}\` connection exceeds the limit.`,
    );
  }
  const start = Math.min(Number(after ?? 0), total);
  const end = Math.max(start, Math.min(Number(before ?? total + 1) - 1, total));
  return typeof first === "number"
    ? { start, end: Math.min(start + size, end) }
    : { start: Math.max(end - size, start), end };
}

export function pullRequestNode(world: World, pull: PullRequest, canResolve: boolean): Node {
  return {
    __typename: "PullRequest",
    id: `PR_${pull.id}`,
    databaseId: pull.id,
    number: pull.number,
    title: pull.title,
    body: pull.body ?? "",
    state: pull.isMerged ? "MERGED" : pull.state.toUpperCase(),
    isDraft: pull.isDraft,
    locked: pull.isLocked,
    headRefOid: pull.headSha,
    headRefName: pull.headRef,
    baseRefOid: pull.baseSha,
    baseRefName: pull.baseRef,
    isCrossRepository: pull.fork !== undefined,
    createdAt: pull.createdAt,
    updatedAt: pull.updatedAt,
    viewerDidAuthor: pull.author === appLogin(world),
    url: `${repositoryHtml(world)}/pull/${pull.number}`,
    author: actorNode(world, pull.author),
    reviewThreads: (args: Arguments) =>
      connection(
        "reviewThreads",
        threadsOf(world, pull.number).map((thread) => threadNode(world, thread, canResolve)),
        args,
      ),
    comments: (args: Arguments) => {
      const comments = world.issueComments.filter((comment) => comment.number === pull.number);
      return connection(
        "comments",
        comments.map((comment) => commentNode(world, comment)),
        args,
      );
    },
  };
}

export function threadNode(world: World, thread: Thread, canResolve: boolean): Node {
  const [first] = thread.comments;
  const { isResolved } = first;
  return {
    __typename: "PullRequestReviewThread",
    id: thread.id,
    isResolved,
    isOutdated: first.subjectType === "line" && first.line === null,
    isCollapsed: isResolved,
    path: first.path,
    line: first.line,
    startLine: first.startLine,
    originalLine: first.originalLine,
    originalStartLine: first.originalStartLine,
    diffSide: first.side,
    subjectType: first.subjectType.toUpperCase(),
    viewerCanReply: true,
    viewerCanResolve: canResolve && !isResolved,
    viewerCanUnresolve: canResolve && isResolved,
    resolvedBy: null,
    comments: (args: Arguments) =>
      connection(
        "comments",
        thread.comments.map((comment) => commentNode(world, comment)),
        args,
      ),
  };
}

export function commentNode(world: World, comment: IssueComment | ReviewComment): Node {
  const isReview = "path" in comment;
  return {
    __typename: isReview ? "PullRequestReviewComment" : "IssueComment",
    id: `${isReview ? "PRRC" : "IC"}_${comment.id}`,
    databaseId: comment.id,
    fullDatabaseId: String(comment.id),
    body: comment.body,
    author: actorNode(world, comment.user),
    createdAt: comment.createdAt,
    updatedAt: comment.updatedAt,
    isMinimized: comment.minimized !== undefined,
    minimizedReason: comment.minimized ?? null,
    viewerDidAuthor: comment.user === appLogin(world),
    viewerCanMinimize: true,
    url: `${repositoryHtml(world)}/pull/${comment.number}`,
    ...(isReview ? reviewFields(world, comment) : {}),
  };
}

export function reviewNode(world: World, review: Review): Node {
  return {
    __typename: "PullRequestReview",
    id: `PRR_${review.id}`,
    databaseId: review.id,
    fullDatabaseId: String(review.id),
    body: review.body,
    state: review.state,
    author: actorNode(world, review.user),
    commit: commitNode(review.commitId),
    createdAt: review.submittedAt,
    submittedAt: review.state === "PENDING" ? null : review.submittedAt,
    updatedAt: review.updatedAt,
    viewerDidAuthor: review.user === appLogin(world),
    isMinimized: false,
    minimizedReason: null,
    viewerCanMinimize: true,
    url: `${repositoryHtml(world)}/pull/${review.number}#pullrequestreview-${review.id}`,
  };
}

function reviewFields(world: World, comment: ReviewComment): Node {
  const review = world.reviews.find((each) => each.id === comment.reviewId);
  const first = world.reviewComments.find((each) => each.id === comment.inReplyTo);
  return {
    path: comment.path,
    line: comment.line,
    originalLine: comment.originalLine,
    outdated: comment.subjectType === "line" && comment.line === null,
    diffHunk: comment.diffHunk,
    commit: commitNode(comment.commitId),
    originalCommit: commitNode(comment.originalCommitId),
    replyTo: first === undefined ? null : commentNode(world, first),
    pullRequestReview: review === undefined ? null : reviewNode(world, review),
  };
}

function commitNode(sha: string): Node {
  return { id: `C_${sha}`, oid: sha };
}

/** GraphQL leaves "[bot]" off, REST doesn't. */
export function actorNode(world: World, login: string): Node {
  const user = knownUser(world, login);
  const name = user.login.replace(/\[bot\]$/, "");
  return {
    __typename: user.type,
    login: name,
    id: `U_${user.id}`,
    databaseId: user.id,
    url: `${world.apiUrl}/${name}`,
  };
}
