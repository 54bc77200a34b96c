/** Reviews and review comments. */

import { filesOf } from "../git/pull-request-files.ts";
import {
  type CommentLocation,
  type LocationFault,
  locateComment,
  moveComments,
} from "../state/review-threads.ts";
import { appLogin, type PullRequest, type Review, type ReviewComment, type World } from "../state/state.ts";
import {
  type Answer,
  type Exchange,
  type FieldError,
  type Handlers,
  notFound,
  numberParameter,
  ok,
  page,
  unprocessable,
  validationFailed,
} from "./answers.ts";
import { listOf, numberOf, textOf } from "./json-fields.ts";
import { pullOf } from "./routes-pulls.ts";
import { reviewCommentShape, reviewShape } from "./shapes-conversation.ts";
import {
  bodyTooLong,
  commentRefusal,
  lengthRefusal,
  maxBodyCharacters,
  reviewRefusal,
} from "./write-refusals.ts";

export const reviewHandlers: Handlers = {
  "pulls/list-reviews": (exchange) => {
    const pull = pullOf(exchange);
    if (pull === undefined) return notFound();
    const reviews = exchange.world.reviews.filter((review) => review.number === pull.number);
    const login = loginOf(exchange);
    const visible = reviews.filter((review) => review.state !== "PENDING" || review.user === login);
    return page(exchange, visible, (review) => reviewShape(exchange.world, review));
  },
  "pulls/create-review": createReview,
  "pulls/dismiss-review": dismiss,
  "pulls/list-review-comments": (exchange) => {
    const pull = pullOf(exchange);
    if (pull === undefined) return notFound();
    const isPending = (id: number | undefined): boolean =>
      exchange.world.reviews.some((review) => review.id === id && review.state === "PENDING");
    const comments = exchange.world.reviewComments.filter(
      (comment) => comment.number === pull.number && !isPending(comment.reviewId),
    );
    return page(exchange, comments, (comment) => reviewCommentShape(exchange.world, comment));
  },
  "pulls/create-review-comment": createComment,
  "pulls/get-review-comment": (exchange) => {
    const comment = commentOf(exchange);
    return comment === undefined ? notFound() : ok(reviewCommentShape(exchange.world, comment));
  },
  "pulls/update-review-comment": (exchange) => {
    const comment = commentOf(exchange);
    const body = textOf(exchange.body, "body") ?? "";
    if (comment === undefined) return notFound();
    const refused = lengthRefusal("PullRequestReviewComment", body);
    if (refused !== undefined) return refused;
    comment.body = body;
    comment.updatedAt = exchange.world.now();
    return ok(reviewCommentShape(exchange.world, comment));
  },
  "pulls/delete-review-comment": (exchange) => {
    const comment = commentOf(exchange);
    if (comment === undefined) return notFound();
    exchange.world.reviewComments.splice(exchange.world.reviewComments.indexOf(comment), 1);
    return { status: 204 };
  },
};

function loginOf(exchange: Exchange): string {
  return exchange.caller.kind === "app" ? appLogin(exchange.world) : exchange.caller.login;
}

function commentOf(exchange: Exchange): ReviewComment | undefined {
  const id = numberParameter(exchange, "comment_id");
  return exchange.world.reviewComments.find((comment) => comment.id === id);
}

const states = { APPROVE: "APPROVED", REQUEST_CHANGES: "CHANGES_REQUESTED", COMMENT: "COMMENTED" } as const;

/** One bad comment refuses the whole review (parkerbxyz/suggest-changes#28). */
async function createReview(exchange: Exchange): Promise<Answer> {
  const { world, body } = exchange;
  const pull = pullOf(exchange);
  if (pull === undefined) return notFound();
  const commitId = textOf(body, "commit_id") ?? pull.headSha;
  const sources = listOf(body, "comments") ?? [];
  const refused = reviewRefusal(world, pull) ?? contentRefusal(exchange, pull, sources.length);
  if (refused !== undefined) return refused;
  if (!pull.heads.includes(commitId)) {
    return unprocessable("The commitOID is not part of the pull request");
  }
  const files = await filesOf(world, pull, commitId);
  const locations = sources.map((source) => locateComment(world, files, source));
  const faults = locations.filter((location) => typeof location === "string");
  const empty = sources.filter((source) => (textOf(source, "body") ?? "") === "");
  const sentences = [
    ...faults.map(reviewSentence),
    ...empty.map(() => "Pull request review comment body can't be blank"),
  ];
  if (sentences.length > 0) return unprocessable(sentence(sentences));
  const review = keepReview(exchange, pull, commitId);
  sources.forEach((source, index) => {
    const location = locations[index];
    if (location === undefined || typeof location === "string") return;
    const comment = newComment(exchange, pull, location, commitId, textOf(source, "body") ?? "");
    world.reviewComments.push({ ...comment, reviewId: review.id });
  });
  if (commitId !== pull.headSha) await moveComments(world, pull, pull.headSha);
  return ok(reviewShape(world, review));
}

function keepReview(exchange: Exchange, pull: PullRequest, commitId: string): Review {
  const { world, body } = exchange;
  const event = textOf(body, "event");
  const now = world.now();
  const review: Review = {
    id: world.nextId(),
    number: pull.number,
    user: loginOf(exchange),
    body: textOf(body, "body") ?? "",
    state:
      event === "APPROVE" || event === "REQUEST_CHANGES" || event === "COMMENT" ? states[event] : "PENDING",
    commitId,
    submittedAt: now,
    updatedAt: now,
  };
  world.reviews.push(review);
  return review;
}

function contentRefusal(exchange: Exchange, pull: PullRequest, comments: number): Answer | undefined {
  const { world, body } = exchange;
  const event = textOf(body, "event");
  const text = textOf(body, "body") ?? "";
  const login = loginOf(exchange);
  const isOwn = login === pull.author;
  if (isOwn && event === "APPROVE") return unprocessable("Can not approve your own pull request");
  if (isOwn && event === "REQUEST_CHANGES") {
    return unprocessable("Review Can not request changes on your own pull request");
  }
  if (event === "REQUEST_CHANGES" && text === "") {
    return unprocessable("You need to leave a comment indicating the requested changes.");
  }
  if (event === "COMMENT" && text === "" && comments === 0)
    return unprocessable("You need to leave a comment.");
  if ([...text].length > maxBodyCharacters) return unprocessable(bodyTooLong);
  const isPending = (review: Review): boolean =>
    review.number === pull.number && review.user === login && review.state === "PENDING";
  if (event === undefined && world.reviews.some(isPending)) {
    return unprocessable("User can only have one pending review per pull request");
  }
  return undefined;
}

function reviewSentence(fault: LocationFault): string {
  return `Pull request review thread ${fault} and Pull request review thread diff hunk can't be blank`;
}

/** As Rails joins a list: "a", "a and b", "a, b, and c". */
function sentence(parts: readonly string[]): string {
  const all = parts.flatMap((part) =>
    part.split(" and Pull request").map((each, index) => (index === 0 ? each : `Pull request${each}`)),
  );
  if (all.length <= 2) return all.join(" and ");
  return `${all.slice(0, -1).join(", ")}, and ${all.at(-1)}`;
}

async function createComment(exchange: Exchange): Promise<Answer> {
  const { world, body } = exchange;
  const pull = pullOf(exchange);
  if (pull === undefined) return notFound();
  const text = textOf(body, "body") ?? "";
  const refused = commentRefusal(world, pull, resource) ?? lengthRefusal(resource, text);
  if (refused !== undefined) return refused;
  if (text === "") return validationFailed({ resource, code: "missing_field", field: "body" });
  const commitId = textOf(body, "commit_id") ?? "";
  if (!pull.heads.includes(commitId)) {
    const message = "commit_id is not part of the pull request";
    return validationFailed({ resource, code: "custom", field: "commit_id", message });
  }
  const parent = world.reviewComments.find((comment) => comment.id === numberOf(body, "in_reply_to"));
  const location = parent ?? locateComment(world, await filesOf(world, pull, commitId), body);
  if (typeof location === "string") return validationFailed(...commentErrors(location));
  const comment = { ...newComment(exchange, pull, location, commitId, text), inReplyTo: parent?.id };
  world.reviewComments.push(comment);
  if (commitId !== pull.headSha) await moveComments(world, pull, pull.headSha);
  return { status: 201, body: reviewCommentShape(world, comment) };
}

const resource = "PullRequestReviewComment";

/** Field errors of a single comment (cli/cli#5746, octokit/octokit.rb#1324). */
function commentErrors(fault: LocationFault): FieldError[] {
  const code = "custom";
  if (fault === "path diff too large") return [{ resource, code, field: "path", message: fault }];
  if (fault === "subject_type is missing") return [{ resource, code: "missing_field", field: "line" }];
  const name = fault.startsWith("path") ? "path" : fault.startsWith("start") ? "start_line" : "line";
  const field = `pull_request_review_thread.${name}`;
  const message = `${field} ${fault.slice(name.length + 1)}`;
  return [
    { resource, code, field, message },
    { resource, code: "missing_field", field: "pull_request_review_thread.diff_hunk" },
  ];
}

function newComment(
  exchange: Exchange,
  pull: PullRequest,
  location: CommentLocation,
  commitId: string,
  body: string,
): ReviewComment {
  const now = exchange.world.now();
  return {
    id: exchange.world.nextId(),
    number: pull.number,
    reviewId: undefined,
    user: loginOf(exchange),
    path: location.path,
    subjectType: location.line === null ? "file" : "line",
    side: location.side,
    body,
    line: location.line,
    startLine: location.startLine,
    originalLine: location.line,
    originalStartLine: location.startLine,
    commitId,
    originalCommitId: commitId,
    diffHunk: location.diffHunk,
    inReplyTo: undefined,
    createdAt: now,
    updatedAt: now,
    minimized: undefined,
    isResolved: false,
  };
}

/** Only reviews that approved or requested changes (defenseunicorns/lula#207). */
function dismiss(exchange: Exchange): Answer {
  const { world } = exchange;
  const id = numberParameter(exchange, "review_id");
  const review = world.reviews.find((each: Review) => each.id === id);
  if (review === undefined) return notFound();
  if (review.state !== "APPROVED" && review.state !== "CHANGES_REQUESTED") {
    const state = review.state === "DISMISSED" ? "dismissed" : review.state.toLowerCase();
    return unprocessable(`Can not dismiss a ${state} pull request review`);
  }
  review.state = "DISMISSED";
  return ok(reviewShape(world, review));
}

export function addReply(world: World, parent: ReviewComment, user: string, body: string): ReviewComment {
  const now = world.now();
  const reply: ReviewComment = {
    ...parent,
    id: world.nextId(),
    user,
    body,
    reviewId: undefined,
    inReplyTo: parent.inReplyTo ?? parent.id,
    createdAt: now,
    updatedAt: now,
    minimized: undefined,
  };
  world.reviewComments.push(reply);
  world.happened({ event: "pull_request_review_comment", action: "created", id: reply.id });
  return reply;
}
