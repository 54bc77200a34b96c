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

export type Node = Readonly<Record<string, unknown>>;

export interface Thread {
  readonly id: string;
  readonly comments: readonly ReviewComment[];
}

/** Threads of all pull requests: a comment and its replies. */
export function threadsOf(world: World, number?: number): Thread[] {
  const firsts = world.reviewComments.filter(
    (comment) => comment.inReplyTo === undefined && (number ?? comment.number) === comment.number,
  );
  return firsts.map((first) => ({
    id: `PRRT_${first.id}`,
    comments: [first, ...world.reviewComments.filter((comment) => comment.inReplyTo === first.id)],
  }));
}

export function connection(nodes: readonly Node[], given: ReadonlyMap<string, unknown>): Node {
  const after = given.get("after");
  const start = typeof after === "string" ? Number(after) : 0;
  const last = given.get("last");
  const size = Math.min(Number(given.get("first") ?? 100), 100);
  const shown = typeof last === "number" ? nodes.slice(-last) : nodes.slice(start, start + size);
  return {
    __typename: "Connection",
    totalCount: nodes.length,
    nodes: shown,
    edges: shown.map((node) => ({ __typename: "Edge", node })),
    pageInfo: {
      __typename: "PageInfo",
      hasNextPage: typeof last !== "number" && start + size < nodes.length,
      endCursor: shown.length === 0 ? null : String(start + shown.length),
      hasPreviousPage: start > 0,
      startCursor: shown.length === 0 ? null : String(start),
    },
  };
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
    url: `${repositoryHtml(world)}/pull/${pull.number}`,
    author: actorNode(world, pull.author),
    reviewThreads: (given: ReadonlyMap<string, unknown>) =>
      connection(
        threadsOf(world, pull.number).map((thread) => threadNode(world, thread, canResolve)),
        given,
      ),
    comments: (given: ReadonlyMap<string, unknown>) => {
      const comments = world.issueComments.filter((comment) => comment.number === pull.number);
      return connection(
        comments.map((comment) => commentNode(world, comment)),
        given,
      );
    },
  };
}

export function threadNode(world: World, thread: Thread, canResolve: boolean): Node {
  const first = thread.comments[0];
  const isResolved = first?.isResolved ?? false;
  return {
    __typename: "PullRequestReviewThread",
    id: thread.id,
    isResolved,
    isOutdated: first?.subjectType === "line" && first.line === null,
    isCollapsed: isResolved,
    path: first?.path ?? "",
    line: first?.line ?? null,
    startLine: first?.startLine ?? null,
    originalLine: first?.originalLine ?? null,
    originalStartLine: first?.originalStartLine ?? null,
    diffSide: first?.side ?? "RIGHT",
    subjectType: (first?.subjectType ?? "line").toUpperCase(),
    viewerCanReply: true,
    viewerCanResolve: canResolve && !isResolved,
    viewerCanUnresolve: canResolve && isResolved,
    resolvedBy: null,
    comments: (given: ReadonlyMap<string, unknown>) =>
      connection(
        thread.comments.map((comment) => commentNode(world, comment)),
        given,
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
    ...(isReview ? reviewFields(comment) : {}),
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
    commit: { __typename: "Commit", oid: review.commitId },
    submittedAt: review.submittedAt,
    updatedAt: review.updatedAt,
    viewerDidAuthor: review.user === appLogin(world),
    url: `${repositoryHtml(world)}/pull/${review.number}#pullrequestreview-${review.id}`,
  };
}

function reviewFields(comment: ReviewComment): Node {
  return {
    path: comment.path,
    line: comment.line,
    originalLine: comment.originalLine,
    outdated: comment.subjectType === "line" && comment.line === null,
    diffHunk: comment.diffHunk,
    commit: { __typename: "Commit", oid: comment.commitId },
    originalCommit: { __typename: "Commit", oid: comment.originalCommitId },
    replyTo:
      comment.inReplyTo === undefined
        ? null
        : {
            __typename: "PullRequestReviewComment",
            id: `PRRC_${comment.inReplyTo}`,
            databaseId: comment.inReplyTo,
          },
    pullRequestReview:
      comment.reviewId === undefined
        ? null
        : { __typename: "PullRequestReview", id: `PRR_${comment.reviewId}`, databaseId: comment.reviewId },
  };
}

/** GraphQL leaves the "[bot]" off, REST does not. */
function actorNode(world: World, login: string): Node {
  const user = knownUser(world, login);
  return {
    __typename: user.type,
    login: user.login.replace(/\[bot\]$/, ""),
    id: `U_${user.id}`,
    databaseId: user.id,
  };
}
