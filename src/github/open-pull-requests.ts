/** The open pull requests of a repository: for events that name only a commit, and for the hourly sweep. */
import {
  allPages,
  dataOf,
  type GitHub,
  inRepository,
  pageSize,
  type RepositoryRef,
  reading,
} from "./octokit.ts";

export interface OpenPullRequest {
  readonly number: number;
  readonly headSha: string;
  readonly baseSha: string;
  readonly baseRef: string;
  readonly title: string;
  /** Markdown; empty when there is none. */
  readonly body: string;
  readonly isDraft: boolean;
  /** ISO date. */
  readonly updatedAt: string;
}

/** 2,000 open pull requests: the largest repository of connectors has about a tenth. */
const maxPages = 20;

/**
 * Most recently changed first.
 * @returns `isComplete` false when there are more than we list
 * @throws {GitHubFailure}
 */
export async function readOpenPullRequests(
  octokit: GitHub,
  repository: RepositoryRef,
): Promise<{ readonly pulls: readonly OpenPullRequest[]; readonly isComplete: boolean }> {
  const { items, isComplete } = await allPages(maxPages, (page) =>
    dataOf(
      octokit.request("GET /repos/{owner}/{repo}/pulls", {
        ...inRepository(repository),
        state: "open",
        sort: "updated",
        direction: "desc",
        per_page: pageSize,
        page,
        ...reading(),
      }),
    ),
  );
  const pulls = items.map((pull) => ({
    number: pull.number,
    headSha: pull.head.sha,
    baseSha: pull.base.sha,
    baseRef: pull.base.ref,
    title: pull.title,
    body: pull.body ?? "",
    isDraft: pull.draft ?? false,
    updatedAt: pull.updated_at,
  }));
  return { pulls, isComplete };
}

/**
 * The open pull requests whose head is this commit. Re-run events name the commit only, and GitHub answers
 * `commits/{sha}/pulls` with an empty list for the head of a fork, so the list of open ones is searched.
 * @throws {GitHubFailure}
 */
export async function findPullRequests(
  octokit: GitHub,
  repository: RepositoryRef,
  headSha: string,
): Promise<readonly number[]> {
  const { pulls } = await readOpenPullRequests(octokit, repository);
  return pulls.filter((pull) => pull.headSha === headSha).map((pull) => pull.number);
}
