import { GitHubFailure } from "./failure.ts";
import { dataOf, type GitHub, inRepository, type PullRequestRef, writing } from "./octokit.ts";

/** GitHub makes labels that do not exist yet. @throws {GitHubFailure} */
export async function setLabels(
  octokit: GitHub,
  ref: PullRequestRef,
  { add, remove }: { readonly add: readonly string[]; readonly remove: readonly string[] },
): Promise<void> {
  const target = { ...inRepository(ref), issue_number: ref.number };
  if (add.length > 0) {
    await dataOf(
      octokit.request("POST /repos/{owner}/{repo}/issues/{issue_number}/labels", {
        ...target,
        labels: [...add],
        ...writing(),
      }),
    );
  }
  for (const name of remove) {
    try {
      await dataOf(
        octokit.request("DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}", {
          ...target,
          name,
          ...writing(),
        }),
      );
    } catch (error) {
      // Somebody took it away meanwhile.
      if (!(error instanceof GitHubFailure) || error.kind !== "not-found") throw error;
    }
  }
}
