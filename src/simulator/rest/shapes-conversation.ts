/** Check runs, reviews and comments in GitHub's JSON. */

import type {
  Annotation,
  CheckRun,
  Delivery,
  IssueComment,
  Reaction,
  Review,
  ReviewComment,
  World,
} from "../state/state.ts";
import { appLogin } from "../state/state.ts";
import { appShape, associationOf, noReactions, repositoryHtml, repositoryUrl, userShape } from "./shapes.ts";
import { minimalPullRequests } from "./shapes-pull-request.ts";

export function checkRunShape(world: World, run: CheckRun) {
  const url = `${repositoryUrl(world)}/check-runs/${run.id}`;
  return {
    id: run.id,
    name: run.name,
    node_id: `CR_${run.id}`,
    head_sha: run.headSha,
    external_id: run.externalId ?? "",
    url,
    html_url: `${repositoryHtml(world)}/runs/${run.id}`,
    details_url: run.detailsUrl ?? "https://example.com",
    status: run.status,
    conclusion: run.conclusion ?? null,
    started_at: run.startedAt ?? null,
    completed_at: run.completedAt ?? null,
    output: {
      title: run.title ?? null,
      summary: run.summary ?? null,
      text: run.text ?? null,
      annotations_count: run.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    check_suite: { id: run.suiteId },
    app: appShape(world),
    pull_requests: minimalPullRequests(world, run.headSha),
  };
}

export function annotationShape(world: World, run: CheckRun, annotation: Annotation) {
  const path = annotation.path.split("/").map(encodeURIComponent).join("/");
  return {
    path: annotation.path,
    blob_href: `${repositoryHtml(world)}/blob/${run.headSha}/${path}`,
    start_line: annotation.startLine,
    end_line: annotation.endLine,
    start_column: annotation.startColumn ?? null,
    end_column: annotation.endColumn ?? null,
    annotation_level: annotation.level,
    title: annotation.title ?? null,
    message: annotation.message,
    raw_details: annotation.rawDetails ?? null,
  };
}

export function reviewShape(world: World, review: Review) {
  const html = `${repositoryHtml(world)}/pull/${review.number}#pullrequestreview-${review.id}`;
  const pull = `${repositoryUrl(world)}/pulls/${review.number}`;
  return {
    id: review.id,
    node_id: `PRR_${review.id}`,
    user: userShape(world, review.user),
    body: review.body,
    state: review.state,
    html_url: html,
    pull_request_url: pull,
    _links: { html: { href: html }, pull_request: { href: pull } },
    ...(review.state === "PENDING" ? {} : { submitted_at: review.submittedAt }),
    commit_id: review.commitId,
    author_association: associationOf(world, review.user),
  };
}

export function reviewCommentShape(world: World, comment: ReviewComment) {
  const url = `${repositoryUrl(world)}/pulls/comments/${comment.id}`;
  const html = `${repositoryHtml(world)}/pull/${comment.number}#discussion_r${comment.id}`;
  const pull = `${repositoryUrl(world)}/pulls/${comment.number}`;
  const position = comment.subjectType === "file" ? {} : linesOf(comment);
  return {
    url,
    pull_request_review_id: comment.reviewId ?? null,
    id: comment.id,
    node_id: `PRRC_${comment.id}`,
    diff_hunk: comment.diffHunk,
    path: comment.path,
    commit_id: comment.commitId,
    original_commit_id: comment.originalCommitId,
    ...(comment.inReplyTo === undefined ? {} : { in_reply_to_id: comment.inReplyTo }),
    user: userShape(world, comment.user),
    body: comment.body,
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    html_url: html,
    pull_request_url: pull,
    author_association: associationOf(world, comment.user),
    _links: { self: { href: url }, html: { href: html }, pull_request: { href: pull } },
    subject_type: comment.subjectType,
    ...position,
  };
}

function linesOf(comment: ReviewComment) {
  return {
    start_line: comment.startLine,
    original_start_line: comment.originalStartLine,
    start_side: comment.originalStartLine === null ? null : comment.side,
    line: comment.line,
    original_line: comment.originalLine,
    side: comment.side,
  };
}

export function issueCommentShape(world: World, comment: IssueComment) {
  const isOurs = comment.user === appLogin(world);
  return {
    id: comment.id,
    node_id: `IC_${comment.id}`,
    url: `${repositoryUrl(world)}/issues/comments/${comment.id}`,
    html_url: `${repositoryHtml(world)}/pull/${comment.number}#issuecomment-${comment.id}`,
    issue_url: `${repositoryUrl(world)}/issues/${comment.number}`,
    body: comment.body,
    user: userShape(world, comment.user),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    author_association: associationOf(world, comment.user),
    performed_via_github_app: isOurs ? appShape(world) : null,
    reactions: reactionCounts(world, comment),
  };
}

function reactionCounts(world: World, comment: IssueComment) {
  const counts: Record<string, string | number> = noReactions(
    `${repositoryUrl(world)}/issues/comments/${comment.id}`,
  );
  const reactions = world.reactions.filter((reaction) => reaction.commentId === comment.id);
  for (const { content } of reactions)
    counts[content] = reactions.filter((each) => each.content === content).length;
  return { ...counts, total_count: reactions.length };
}

export function reactionShape(world: World, reaction: Reaction) {
  return {
    id: reaction.id,
    node_id: `REA_${reaction.id}`,
    user: userShape(world, reaction.user),
    content: reaction.content,
    created_at: reaction.createdAt,
  };
}

export function deliveryShape(world: World, delivery: Delivery) {
  return {
    id: delivery.id,
    guid: delivery.guid,
    delivered_at: delivery.deliveredAt,
    redelivery: delivery.isRedelivery,
    duration: delivery.duration,
    status: statusText(delivery.statusCode),
    status_code: delivery.statusCode,
    event: delivery.event,
    action: delivery.action ?? null,
    installation_id: world.app.installationId,
    repository_id: world.repositoryId,
    throttled_at: null,
  };
}

function statusText(status: number): string {
  if (status >= 200 && status < 400) return "OK";
  return status === 0 ? "failed to connect to host" : `Invalid HTTP Response: ${status}`;
}
