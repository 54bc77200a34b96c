/** Reactions: how a command's author sees that it was read (`eyes`) and what became of it (`+1`, `confused`). */
import { GitHubFailure } from "./failure.ts";
import { type Identity, isOurs } from "./identity.ts";
import {
  allPages,
  dataOf,
  failing,
  type GitHub,
  inRepository,
  pageSize,
  type RepositoryRef,
  reading,
  writing,
} from "./octokit.ts";

export type Reaction = "eyes" | "+1" | "confused";

/**
 * Reacts to a comment of the conversation; the same reaction twice counts once.
 * @returns `existing` when it was there already; `gone` when the comment was deleted; `refused` where nobody may react (a
 * locked conversation): the answer says it all then
 * @throws {GitHubFailure} for what may pass: limits, the network
 */
export async function react(
  octokit: GitHub,
  repository: RepositoryRef,
  commentId: number,
  reaction: Reaction,
): Promise<"new" | "existing" | "gone" | "refused"> {
  try {
    const { status } = await failing(
      octokit.request("POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions", {
        ...inRepository(repository),
        comment_id: commentId,
        content: reaction,
        ...writing(),
      }),
    );
    return status === 201 ? "new" : "existing";
  } catch (error) {
    if (!(error instanceof GitHubFailure) || error.isPassing) throw error;
    return error.kind === "not-found" || error.kind === "gone" ? "gone" : "refused";
  }
}

const maxReactionPages = 3;

/** Which of our reactions a comment has: whether a command was carried out before. @throws {GitHubFailure} */
export async function ownReactions(
  octokit: GitHub,
  repository: RepositoryRef,
  commentId: number,
  identity: Identity,
): Promise<ReadonlySet<string>> {
  const { items } = await allPages(maxReactionPages, (page) =>
    dataOf(
      octokit.request("GET /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions", {
        ...inRepository(repository),
        comment_id: commentId,
        per_page: pageSize,
        page,
        ...reading(),
      }),
    ),
  );
  return new Set(items.filter(({ user }) => isOurs(user, identity)).map(({ content }) => content));
}
