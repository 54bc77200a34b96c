/** Comments, reactions and labels of a pull request, through `/issues/…`. */

import {
  appLogin,
  type IssueComment,
  type Reaction,
  type ReviewComment,
  type World,
} from "../state/state.ts";
import {
  type Answer,
  type Exchange,
  failure,
  type Handlers,
  notFound,
  numberParameter,
  ok,
  page,
  parameter,
  validationFailed,
} from "./answers.ts";
import { asList, listOf, textOf } from "./json-fields.ts";
import { pullOf } from "./routes-pulls.ts";
import { issueCommentShape, reactionShape } from "./shapes-conversation.ts";
import { labelShape } from "./shapes-pull-request.ts";
import { commentRefusal, lengthRefusal } from "./write-refusals.ts";

const resource = "IssueComment";

export const conversationHandlers: Handlers = {
  "issues/list-comments": (exchange) => {
    const pull = pullOf(exchange, "issue_number");
    if (pull === undefined) return notFound();
    const since = exchange.query.get("since") ?? "";
    const comments = exchange.world.issueComments.filter(
      (comment) => comment.number === pull.number && comment.updatedAt >= since,
    );
    return page(exchange, comments, (comment) => issueCommentShape(exchange.world, comment));
  },
  "issues/create-comment": (exchange) => {
    const { world } = exchange;
    const pull = pullOf(exchange, "issue_number");
    if (pull === undefined) return notFound();
    const body = textOf(exchange.body, "body") ?? "";
    const refused = commentRefusal(world, pull, resource) ?? bodyRefusal(body);
    if (refused !== undefined) return refused;
    return {
      status: 201,
      body: issueCommentShape(world, addComment(world, pull.number, loginOf(exchange), body)),
    };
  },
  "issues/get-comment": (exchange) => {
    const comment = commentOf(exchange);
    return comment === undefined ? notFound() : ok(issueCommentShape(exchange.world, comment));
  },
  "issues/update-comment": (exchange) => {
    const comment = commentOf(exchange);
    const body = textOf(exchange.body, "body") ?? "";
    if (comment === undefined) return notFound();
    const refused = bodyRefusal(body);
    if (refused !== undefined) return refused;
    comment.body = body;
    comment.updatedAt = exchange.world.now();
    exchange.world.happened({ event: "issue_comment", action: "edited", id: comment.id });
    return ok(issueCommentShape(exchange.world, comment));
  },
  "issues/delete-comment": (exchange) => {
    const comment = commentOf(exchange);
    if (comment === undefined) return notFound();
    exchange.world.issueComments.splice(exchange.world.issueComments.indexOf(comment), 1);
    return { status: 204 };
  },
  "reactions/list-for-issue-comment": (exchange) => reactionsOn(exchange, commentOf(exchange)),
  "reactions/list-for-pull-request-review-comment": (exchange) =>
    reactionsOn(exchange, reviewCommentOf(exchange)),
  "reactions/create-for-issue-comment": (exchange) => react(exchange, commentOf(exchange)),
  "reactions/create-for-pull-request-review-comment": (exchange) =>
    react(exchange, reviewCommentOf(exchange)),
  "reactions/delete-for-issue-comment": deleteReaction,
  "reactions/delete-for-pull-request-comment": deleteReaction,
  "issues/list-labels-on-issue": (exchange) => labels(exchange),
  "issues/add-labels": addLabels,
  "issues/remove-label": (exchange) => {
    const name = parameter(exchange, "name");
    const pull = pullOf(exchange, "issue_number");
    if (pull === undefined) return notFound();
    if (!pull.labels.delete(name)) return failure(404, "Label does not exist");
    return labels(exchange);
  },
  "issues/remove-all-labels": (exchange) => {
    pullOf(exchange, "issue_number")?.labels.clear();
    return { status: 204 };
  },
};

function loginOf(exchange: Exchange): string {
  return exchange.caller.kind === "app" ? appLogin(exchange.world) : exchange.caller.login;
}

function commentOf(exchange: Exchange): IssueComment | undefined {
  const id = numberParameter(exchange, "comment_id");
  return exchange.world.issueComments.find((comment) => comment.id === id);
}

function reviewCommentOf(exchange: Exchange): ReviewComment | undefined {
  const id = numberParameter(exchange, "comment_id");
  return exchange.world.reviewComments.find((comment) => comment.id === id);
}

type Commented = Pick<IssueComment, "id" | "number"> | undefined;

function reactionsOn(exchange: Exchange, comment: Commented): Answer {
  if (comment === undefined) return notFound();
  const content = exchange.query.get("content");
  const reactions = exchange.world.reactions.filter(
    (reaction) => reaction.commentId === comment.id && (content ?? reaction.content) === reaction.content,
  );
  return page(exchange, reactions, (reaction) => reactionShape(exchange.world, reaction));
}

function deleteReaction(exchange: Exchange): Answer {
  const { world } = exchange;
  const id = numberParameter(exchange, "reaction_id");
  const at = world.reactions.findIndex((reaction) => reaction.id === id);
  if (at < 0) return notFound();
  world.reactions.splice(at, 1);
  return { status: 204 };
}

function bodyRefusal(body: string): Answer | undefined {
  if (body === "")
    return validationFailed({
      resource,
      code: "unprocessable",
      field: "data",
      message: "Body cannot be blank",
    });
  return lengthRefusal(resource, body);
}

export function addComment(world: World, number: number, user: string, body: string): IssueComment {
  const now = world.now();
  const comment = {
    id: world.nextId(),
    number,
    user,
    body,
    createdAt: now,
    updatedAt: now,
    minimized: undefined,
  };
  world.issueComments.push(comment);
  world.happened({ event: "issue_comment", action: "created", id: comment.id });
  return comment;
}

/** 201 when new, 200 when it existed (DataDog/integrations-core#23445). */
function react(exchange: Exchange, comment: Commented): Answer {
  const { world } = exchange;
  if (comment === undefined) return notFound();
  const pull = world.pullRequests.get(comment.number);
  if (pull?.isLocked === true && !world.switches.reactionWhenLocked) {
    return failure(403, "Unable to create reaction because issue is locked.");
  }
  const user = loginOf(exchange);
  const content = textOf(exchange.body, "content") ?? "";
  const known = world.reactions.find(
    (each) => each.commentId === comment.id && each.user === user && each.content === content,
  );
  if (known !== undefined) return ok(reactionShape(world, known));
  const reaction: Reaction = {
    id: world.nextId(),
    commentId: comment.id,
    user,
    content,
    createdAt: world.now(),
  };
  world.reactions.push(reaction);
  return { status: 201, body: reactionShape(world, reaction) };
}

function labels(exchange: Exchange): Answer {
  const pull = pullOf(exchange, "issue_number");
  if (pull === undefined) return notFound();
  return page(exchange, [...pull.labels], (name) => labelShape(exchange.world, name));
}

/** Labels that don't exist are created. */
function addLabels(exchange: Exchange): Answer {
  const pull = pullOf(exchange, "issue_number");
  if (pull === undefined) return notFound();
  const names = listOf(exchange.body, "labels") ?? asList(exchange.body);
  for (const each of names) {
    const name = typeof each === "string" ? each : textOf(each, "name");
    if (name !== undefined) pull.labels.add(name);
  }
  return ok([...pull.labels].map((name) => labelShape(exchange.world, name)));
}
