/** One file of a repository's default branch, by path. */
import { GitHubFailure } from "../failure.ts";
import { dataOf, type GitHub, inRepository, type RepositoryRef, reading } from "../octokit.ts";

/** Undefined when there is no such repository, no such file, or none that we may read. @throws {GitHubFailure} for what may pass */
export async function readFileOf(
  octokit: GitHub,
  repository: RepositoryRef,
  path: string,
): Promise<Uint8Array | undefined> {
  try {
    const file = await dataOf(
      octokit.request("GET /repos/{owner}/{repo}/contents/{path}", {
        ...inRepository(repository),
        path,
        ...reading(),
      }),
    );
    if (Array.isArray(file) || !("content" in file) || typeof file.content !== "string") return undefined;
    return new Uint8Array(Buffer.from(file.content, "base64"));
  } catch (error) {
    if (error instanceof GitHubFailure && !error.isPassing) return undefined;
    throw error;
  }
}
