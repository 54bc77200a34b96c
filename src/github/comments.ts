/** Comments of the conversation: our answers to commands, and the commands themselves. */
import { type Identity, isOurs } from "./identity.ts";
import {
  allPages,
  dataOf,
  type GitHub,
  inRepository,
  type PullRequestRef,
  pageSize,
  type RepositoryRef,
  reading,
  writing,
} from "./octokit.ts";

const maxPages = 30;

/** The oldest comment of ours that begins with this marker. @throws {GitHubFailure} */
export async function findOwnComment(
  octokit: GitHub,
  ref: PullRequestRef,
  identity: Identity,
  marker: string,
): Promise<{ readonly id: number; readonly body: string } | undefined> {
  const { items } = await allPages(maxPages, (page) =>
    dataOf(
      octokit.request("GET /repos/{owner}/{repo}/issues/{issue_number}/comments", {
        ...inRepository(ref),
        issue_number: ref.number,
        per_page: pageSize,
        page,
        ...reading(),
      }),
    ),
  );
  const found = items.find(({ user, body }) => isOurs(user, identity) && body?.startsWith(marker) === true);
  return found && { id: Number(found.id), body: found.body ?? "" };
}

/** @throws {GitHubFailure} */
export async function createComment(
  octokit: GitHub,
  ref: PullRequestRef,
  body: string,
): Promise<{ readonly id: number; readonly nodeId: string }> {
  const comment = await dataOf(
    octokit.request("POST /repos/{owner}/{repo}/issues/{issue_number}/comments", {
      ...inRepository(ref),
      issue_number: ref.number,
      body,
      ...writing(),
    }),
  );
  return { id: Number(comment.id), nodeId: comment.node_id };
}

/** @throws {GitHubFailure} `not-found` when somebody deleted it */
export async function editComment(
  octokit: GitHub,
  repository: RepositoryRef,
  id: number,
  body: string,
): Promise<void> {
  await dataOf(
    octokit.request("PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}", {
      ...inRepository(repository),
      comment_id: id,
      body,
      ...writing(),
    }),
  );
}
