/** The commits of a pull request, read through GitHub and reviewed: the same for the bot and for `review` on the command line. */
import { readSettings } from "../config/repository-settings.ts";
import type { BlobCache } from "../github/blob-cache.ts";
import { gitHubTree } from "../github/git-tree.ts";
import type { GitHub, RepositoryRef } from "../github/octokit.ts";
import { maxChangedFiles } from "../github/pull-request.ts";
import type { Review } from "../review/finding.ts";
import { reviewChange } from "../review/review.ts";
import { worst } from "../review/verdict.ts";
import { rules } from "../rules/index.ts";

const ruleIds: ReadonlySet<string> = new Set(rules.map((rule) => rule.id));

/** Two commits of a repository; `changedFiles` as GitHub counts them between the two. */
export type Commits = RepositoryRef & {
  readonly base: { readonly sha: string };
  readonly head: { readonly sha: string };
  readonly changedFiles: number;
};

/**
 * @param baseSha the merge base
 * @param onSettingsProblems called when the base branch's settings cannot be used and the defaults are in force
 * @throws {GitHubFailure}
 */
export async function reviewCommits(
  { octokit, blobs }: { readonly octokit: GitHub; readonly blobs: BlobCache },
  pull: Commits,
  baseSha: string,
  onSettingsProblems: (count: number) => void,
): Promise<Review> {
  const treeOf = (commit: string) => gitHubTree(octokit, pull, commit, blobs);
  const base = treeOf(baseSha);
  const target = pull.base.sha === baseSha ? base : treeOf(pull.base.sha);
  const { settings, problems } = await readSettings(target, ruleIds);
  if (problems.length > 0) onSettingsProblems(problems.length);
  const headSha = pull.head.sha;
  const review = await reviewChange({ rules, settings, base, baseSha, head: treeOf(headSha), headSha });
  if (pull.changedFiles <= maxChangedFiles) return review;
  const gap = `The pull request changes ${pull.changedFiles} files; GitHub lists no more than ${maxChangedFiles}.`;
  return { ...review, gaps: [...review.gaps, gap], verdict: worst([review.verdict], true) };
}
