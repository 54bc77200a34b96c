/** When a commit was made, by its own word. */
import { dataOf, type GitHub, inRepository, type RepositoryRef, reading } from "./octokit.ts";

/** @returns ISO date and time of the committer @throws {GitHubFailure} */
export async function readCommitDate(
  octokit: GitHub,
  repository: RepositoryRef,
  sha: string,
): Promise<string> {
  const { committer } = await dataOf(
    octokit.request("GET /repos/{owner}/{repo}/git/commits/{commit_sha}", {
      ...inRepository(repository),
      commit_sha: sha,
      ...reading(),
    }),
  );
  return committer.date;
}
