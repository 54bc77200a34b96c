/** Reactions: how a command's author sees that it was read (`eyes`) and what became of it (`+1`, `confused`). */
import type { CommandTextKind } from "../publish/posted.ts";
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

/** What is reacted to: a comment of the conversation, or one in a thread. */
export interface ReactionTarget {
  /** Absent: the conversation. REST has no reactions to the text of a review. */
  readonly textKind?: CommandTextKind | undefined;
  readonly id: number;
}

const routes = {
  conversation: "/repos/{owner}/{repo}/issues/comments/{comment_id}/reactions",
  thread: "/repos/{owner}/{repo}/pulls/comments/{comment_id}/reactions",
} as const;

function routeOf(textKind: ReactionTarget["textKind"]): (typeof routes)[keyof typeof routes] | undefined {
  return textKind === "review" ? undefined : routes[textKind ?? "conversation"];
}

/**
 * Reacts to a comment; the same reaction twice counts once.
 * @returns `existing` when it was there already; `gone` when the comment was deleted; `refused` where nobody may react (a
 * locked conversation, the text of a review): the answer says it all then
 * @throws {GitHubFailure} for what may pass: limits, the network
 */
export async function react(
  octokit: GitHub,
  repository: RepositoryRef,
  { textKind, id }: ReactionTarget,
  reaction: Reaction,
): Promise<"new" | "existing" | "gone" | "refused"> {
  const route = routeOf(textKind);
  if (route === undefined) return "refused";
  try {
    const { status } = await failing(
      octokit.request(`POST ${route}`, {
        ...inRepository(repository),
        comment_id: id,
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

/**
 * Our reactions to a comment, each with the date and time it was made: whether a command was carried out before.
 * @throws {GitHubFailure}
 */
export async function ownReactions(
  octokit: GitHub,
  repository: RepositoryRef,
  target: ReactionTarget,
  identity: Identity,
): Promise<ReadonlyMap<string, string>> {
  const own = await listOwn(octokit, repository, target, identity);
  return new Map(own.map(({ content, created_at: at }) => [content, at]));
}

/** Before an edited comment is read again: what was done for its old text no longer counts. @throws {GitHubFailure} */
export async function removeResults(
  octokit: GitHub,
  repository: RepositoryRef,
  target: ReactionTarget,
  identity: Identity,
): Promise<void> {
  const route = routeOf(target.textKind);
  for (const { id, content } of await listOwn(octokit, repository, target, identity)) {
    if (route === undefined || content === "eyes") continue;
    await failing(
      octokit.request(`DELETE ${route}/{reaction_id}`, {
        ...inRepository(repository),
        comment_id: target.id,
        reaction_id: id,
        ...writing(),
      }),
    ).catch((error: unknown) => {
      if (!(error instanceof GitHubFailure) || error.isPassing) throw error;
    });
  }
}

async function listOwn(
  octokit: GitHub,
  repository: RepositoryRef,
  { textKind, id }: ReactionTarget,
  identity: Identity,
) {
  const route = routeOf(textKind);
  if (route === undefined) return [];
  const { items } = await allPages(maxReactionPages, (page) =>
    dataOf(
      octokit.request(`GET ${route}`, {
        ...inRepository(repository),
        comment_id: id,
        per_page: pageSize,
        page,
        ...reading(),
      }),
    ),
  );
  return items.filter(({ user }) => isOurs(user, identity));
}
