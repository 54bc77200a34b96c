/** Texts of reviews and their threads, as people write and edit them, and the payloads of these events. */
import { reviewCommentShape, reviewShape } from "../rest/shapes-conversation.ts";
import { pullRequestShape } from "../rest/shapes-pull-request.ts";
import { knownUser, type PullRequest, type Review, type ReviewHappening, type World } from "./state.ts";

/** A person submits a review without line comments. */
export function submitReview(world: World, pull: PullRequest, user: string, body: string): Review {
  knownUser(world, user);
  const review: Review = {
    id: world.nextId(),
    number: pull.number,
    user,
    body,
    state: "COMMENTED",
    commitId: pull.headSha,
    submittedAt: world.now(),
    updatedAt: world.now(),
  };
  world.reviews.push(review);
  world.happened({ event: "pull_request_review", action: "submitted", id: review.id });
  return review;
}

/** A person edits a text: a comment of the conversation, one of a thread, or the text of a review. */
export function editText(world: World, id: number, body: string): void {
  const { issueComments, reviewComments, reviews } = world;
  const kinds = [
    ["issue_comment", issueComments],
    ["pull_request_review_comment", reviewComments],
    ["pull_request_review", reviews],
  ] as const;
  for (const [event, texts] of kinds) {
    const text = texts.find((each) => each.id === id);
    if (text === undefined) continue;
    const extra = { changes: { body: { from: text.body } } };
    text.body = body;
    text.updatedAt = world.now();
    world.happened({ event, action: "edited", id, extra });
    return;
  }
  throw new Error(`There is no text ${id}.`);
}

/** The members of the payload that the event has of its own, and who wrote. */
export function reviewPayload(world: World, { event, action, id, extra = {} }: ReviewHappening) {
  const isReview = event === "pull_request_review";
  const texts: readonly { id: number; number: number; user: string }[] = isReview
    ? world.reviews
    : world.reviewComments;
  const text = texts.find((each) => each.id === id);
  const pull = world.pullRequests.get(text?.number ?? 0);
  if (text === undefined || pull === undefined) throw new Error(`There is no text ${id}.`);
  const shape = isReview
    ? { review: reviewShape(world, text as Review) }
    : { comment: reviewCommentShape(world, text as never) };
  return { by: text.user, own: { action, ...shape, pull_request: pullRequestShape(world, pull), ...extra } };
}
