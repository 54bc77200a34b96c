/** Many edits of our comments in one request: GitHub counts requests, and a push that fixes much must not be slow. */
import { bodyHash } from "../publish/marker/body-hash.ts";
import type { CommentEdit } from "../publish/plan/plan.ts";
import type { Posted, PostedComment } from "../publish/posted.ts";
import { GitHubFailure } from "./failure.ts";
import { failing, type GitHub, writing } from "./octokit.ts";

export type EditsSkipped = "gone" | "changed" | "not-allowed";

/**
 * Edits, and folds away, what still is as it was read. GitHub carries the parts of a mutation out one by one, so one that is
 * refused leaves the others done.
 * @returns why some part was left out; undefined when nothing was
 * @throws {GitHubFailure} for what may pass
 */
export async function editComments(
  octokit: GitHub,
  posted: Posted,
  edits: readonly CommentEdit[],
): Promise<EditsSkipped | undefined> {
  const unchanged = edits.filter((edit) => isAsRead(posted, edit));
  const skipped = unchanged.length < edits.length ? "changed" : undefined;
  return unchanged.length === 0 ? skipped : ((await send(octokit, unchanged)) ?? skipped);
}

/** Whoever maintains a repository can edit our comments: what a person wrote is never overwritten. */
function isAsRead(posted: Posted, edit: CommentEdit): boolean {
  const postedBy: Readonly<Record<CommentEdit["on"], readonly PostedComment[]>> = {
    review: posted.reviewComments,
    "review-body": posted.reviews,
    conversation: posted.comments,
  };
  const comment = postedBy[edit.on].find(({ id }) => id === edit.id);
  return comment?.isOurs === true && bodyHash(comment.body) === edit.bodyHash;
}

const inputs = {
  review: "updatePullRequestReviewComment(input: { pullRequestReviewCommentId:",
  "review-body": "updatePullRequestReview(input: { pullRequestReviewId:",
  conversation: "updateIssueComment(input: { id:",
} as const;

async function send(octokit: GitHub, edits: readonly CommentEdit[]): Promise<EditsSkipped | undefined> {
  const variables: Record<string, string> = {};
  const fields: string[] = [];
  for (const [index, { on, nodeId, body, isMinimised }] of edits.entries()) {
    variables[`i${index}`] = nodeId;
    variables[`b${index}`] = body;
    fields.push(`e${index}: ${inputs[on]} $i${index}, body: $b${index} }) { clientMutationId }`);
    if (!isMinimised) continue;
    fields.push(
      `m${index}: minimizeComment(input: { subjectId: $i${index}, classifier: RESOLVED }) { clientMutationId }`,
    );
  }
  const declared = edits.map((_, index) => `$i${index}: ID!, $b${index}: String!`).join(", ");
  try {
    await failing(
      octokit.graphql(`mutation (${declared}) {\n${fields.join("\n")}\n}`, { ...variables, ...writing() }),
    );
    return undefined;
  } catch (error) {
    if (!(error instanceof GitHubFailure) || error.isPassing) throw error;
    return error.kind === "not-found" ? "gone" : "not-allowed";
  }
}
