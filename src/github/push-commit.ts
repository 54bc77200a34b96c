/** One commit on top of a branch, made through the API. Needs contents: write, which the app has only where an operator grants it. */
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

export interface NewCommit {
  readonly branch: string;
  /** The branch's tip: anything else there is refused as not a fast forward. */
  readonly parent: string;
  readonly message: string;
  readonly files: readonly { readonly path: string; readonly bytes: Uint8Array }[];
}

/**
 * @param repository the branch's own: a fork's, for a pull request from a fork
 * @returns the commit's sha
 * @throws {GitHubFailure} `forbidden` or `not-found` without the right, `unprocessable` when the branch moved
 */
export async function pushCommit(
  octokit: GitHub,
  repository: RepositoryRef,
  { branch, parent, message, files }: NewCommit,
): Promise<string> {
  const target = inRepository(repository);
  const before = await dataOf(
    octokit.request("GET /repos/{owner}/{repo}/git/commits/{commit_sha}", {
      ...target,
      commit_sha: parent,
      ...reading(),
    }),
  );
  const tree: { path: string; mode: "100644"; type: "blob"; sha: string }[] = [];
  for (const { path, bytes } of files) {
    const blob = await dataOf(
      octokit.request("POST /repos/{owner}/{repo}/git/blobs", {
        ...target,
        content: Buffer.from(bytes).toString("base64"),
        encoding: "base64",
        ...writing(),
      }),
    );
    tree.push({ path, mode: "100644", type: "blob", sha: blob.sha });
  }
  const made = await dataOf(
    octokit.request("POST /repos/{owner}/{repo}/git/trees", {
      ...target,
      base_tree: before.tree.sha,
      tree,
      ...writing(),
    }),
  );
  const commit = await dataOf(
    octokit.request("POST /repos/{owner}/{repo}/git/commits", {
      ...target,
      message,
      tree: made.sha,
      parents: [parent],
      ...writing(),
    }),
  );
  await dataOf(
    octokit.request("PATCH /repos/{owner}/{repo}/git/refs/{ref}", {
      ...target,
      ref: `heads/${branch}`,
      sha: commit.sha,
      force: false,
      ...writing(),
    }),
  );
  return commit.sha;
}

/** GitHub lists 250 commits of a pull request, the oldest first. */
const maxCommitPages = 3;

/** Whether a commit of the pull request has this line in its message. @throws {GitHubFailure} */
export async function hasCommitSaying(octokit: GitHub, pull: PullRequestRef, line: string): Promise<boolean> {
  const { items } = await allPages(maxCommitPages, (page) =>
    dataOf(
      octokit.request("GET /repos/{owner}/{repo}/pulls/{pull_number}/commits", {
        ...inRepository(pull),
        pull_number: pull.number,
        per_page: pageSize,
        page,
        ...reading(),
      }),
    ),
  );
  return items.some(({ commit }) => commit.message.split(/\r?\n/).includes(line));
}
