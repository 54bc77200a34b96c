/** Fields of `mutation`. */
import { textOf } from "../rest/json-fields.ts";
import { appLogin, type IssueComment, type Review, type ReviewComment, type World } from "../state/state.ts";
import { commentWithId, isAllowed, type Person, reviewWithId, threadsOf } from "./find.ts";
import { commentNode, type Node, reviewNode, threadNode } from "./nodes.ts";
import { type Arguments, refuse } from "./refusal.ts";

const maxBodyLength = 65_536;
const inaccessible = "Resource not accessible by integration";
const unresolved = "Could not resolve to a node with the global id.";

export function mutations(world: World, caller: Person): Node {
  return {
    updatePullRequestReview: (args: Arguments) => updateReview(world, caller, args),
    updatePullRequestReviewComment: (args: Arguments) =>
      updateComment(world, caller, args, "pullRequestReviewCommentId"),
    updateIssueComment: (args: Arguments) => updateComment(world, caller, args, "id"),
    minimizeComment: (args: Arguments) => minimize(world, caller, args, true),
    unminimizeComment: (args: Arguments) => minimize(world, caller, args, false),
    resolveReviewThread: (args: Arguments) => resolve(world, caller, args, true),
    unresolveReviewThread: (args: Arguments) => resolve(world, caller, args, false),
  };
}

/** As editing by REST: our own comments, with the permission for the pull request's. */
function updateComment(world: World, caller: Person, { input }: Arguments, idField: string): Node {
  const comment = commentWithId(world, textOf(input, idField) ?? "");
  write(world, caller, input, comment);
  const isReview = "path" in comment;
  if (!isReview) world.happened({ event: "issue_comment", action: "edited", id: comment.id });
  return payload(input, {
    [isReview ? "pullRequestReviewComment" : "issueComment"]: commentNode(world, comment),
  });
}

/** The text of a review that was submitted, too (docs.github.com/rest/pulls/reviews#update-a-review-for-a-pull-request). */
function updateReview(world: World, caller: Person, { input }: Arguments): Node {
  const review = reviewWithId(world, textOf(input, "pullRequestReviewId") ?? "");
  write(world, caller, input, review);
  return payload(input, { pullRequestReview: reviewNode(world, review) });
}

type Written = IssueComment | ReviewComment | Review;

function write(
  world: World,
  caller: Person,
  input: unknown,
  written: Written | undefined,
): asserts written is Written {
  if (!isAllowed(caller, "pull_requests")) refuse("FORBIDDEN", inaccessible);
  if (written === undefined) refuse("NOT_FOUND", unresolved);
  if (written.user !== caller.login) refuse("FORBIDDEN", inaccessible);
  const body = textOf(input, "body") ?? "";
  if (body.length > maxBodyLength) refuse("UNPROCESSABLE", "Body is too long (maximum is 65536 characters)");
  written.body = body;
  written.updatedAt = world.now();
}

/** On a pull request its write permission suffices (shakacode/react_on_rails#2412). */
function minimize(world: World, caller: Person, { input }: Arguments, isMinimized: boolean): Node {
  const comment = commentWithId(world, textOf(input, "subjectId") ?? "");
  if (!isAllowed(caller, "pull_requests")) refuse("FORBIDDEN", inaccessible);
  if (comment === undefined) refuse("NOT_FOUND", unresolved);
  // The reason comes back in lower case (natsuk4ze/gal#299).
  comment.minimized = isMinimized ? textOf(input, "classifier")?.toLowerCase() : undefined;
  const field = isMinimized ? "minimizedComment" : "unminimizedComment";
  return payload(input, { [field]: commentNode(world, comment) });
}

/** Needs contents: write in most reports (github/gh-aw#35726). */
function resolve(world: World, caller: Person, { input }: Arguments, isResolved: boolean): Node {
  const thread = threadsOf(world).find((each) => each.id === textOf(input, "threadId"));
  if (!isAllowed(caller, "contents")) refuse("FORBIDDEN", inaccessible);
  if (thread === undefined) refuse("NOT_FOUND", unresolved);
  thread.comments[0].isResolved = isResolved;
  const resolver = caller.login === appLogin(world) ? world.app.slug : caller.login;
  return payload(input, {
    thread: { ...threadNode(world, thread, true), resolvedBy: isResolved ? { login: resolver } : null },
  });
}

function payload(input: unknown, fields: Node): Node {
  return { clientMutationId: textOf(input, "clientMutationId") ?? null, ...fields };
}
