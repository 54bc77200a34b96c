/** Reviews the commits of a pull request, read through GitHub. */
import { GitHubFailure } from "../github/failure.ts";
import type { BlobCache } from "../github/files/blob-cache.ts";
import { gitHubTree } from "../github/files/git-tree.ts";
import type { GitHub, RepositoryRef } from "../github/octokit.ts";
import { maxChangedFiles } from "../github/pull-request.ts";
import type { Review } from "../review/finding/finding.ts";
import { summed } from "../review/finding/waivers.ts";
import type { PullRequestWords } from "../review/rule/change-rule.ts";
import type { ReadIndex } from "../review/run/change-facts.ts";
import { withoutIgnored } from "../review/run/ignore.ts";
import type { Reviewer } from "../review/run/reviewer.ts";
import type { BlobFactsTable } from "../store/blob-facts.ts";
import { readOtherConnectors } from "./other-connectors.ts";
import type { Log } from "./review-context.ts";
import { reviewTrees } from "./review-trees.ts";
import { ownerSettings } from "./settings/owner-settings.ts";
import { allRuleIds, type SettingsInForce, settingsInForce } from "./settings/settings-in-force.ts";

/** Two commits of a repository; `changedFiles` as GitHub counts them between the two. */
export type Commits = RepositoryRef & {
  readonly base: { readonly sha: string };
  readonly head: { readonly sha: string };
  readonly changedFiles: number;
};

export interface CommitDeps {
  readonly octokit: GitHub;
  readonly blobs: BlobCache;
  /** Left out: the other connectors are read again each time. */
  readonly blobFacts?: BlobFactsTable;
  readonly log?: Pick<Log, "warn">;
  /** Left out: connectors are reviewed in this thread. */
  readonly reviewer?: Reviewer;
}

export interface ReviewedCommits extends SettingsInForce {
  readonly review: Review;
}

/**
 * @param baseSha the merge base
 * @param pullRequest its title, text and branches; left out for a merge group
 * @throws {GitHubFailure}
 */
export async function reviewCommits(
  deps: CommitDeps,
  pull: Commits,
  baseSha: string,
  pullRequest?: PullRequestWords,
): Promise<ReviewedCommits> {
  const { octokit, blobs, log, reviewer } = deps;
  const treeOf = (commit: string) => gitHubTree(octokit, pull, commit, blobs);
  const base = treeOf(baseSha);
  const target = pull.base.sha === baseSha ? base : treeOf(pull.base.sha);
  const inForce = await settingsInForce(target, () =>
    ownerSettings({ octokit, blobs }, pull.owner, allRuleIds),
  );
  const { settings } = inForce;
  const index: ReadIndex = async (roots, asked) => {
    try {
      const visible = withoutIgnored(target, settings.ignore);
      return await readOtherConnectors(deps, pull, pull.base.sha, visible, roots, asked);
    } catch (error) {
      if (!(error instanceof GitHubFailure) || error.kind === "rate-limited") throw error;
      // The review is still useful: it lists the rules that needed the other connectors as not checked.
      log?.warn({ failure: error.message }, "the other connectors cannot be read");
      return undefined;
    }
  };
  const review = await reviewTrees({
    settings,
    base,
    baseSha,
    head: treeOf(pull.head.sha),
    headSha: pull.head.sha,
    index,
    ...(pullRequest === undefined ? {} : { pullRequest }),
    ...(reviewer === undefined ? {} : { reviewer }),
  });
  return { ...inForce, review: withGap(review, pull.changedFiles) };
}

function withGap(review: Review, changedFiles: number): Review {
  if (changedFiles <= maxChangedFiles) return review;
  const gap = `The pull request changes ${changedFiles} files; GitHub lists no more than ${maxChangedFiles}.`;
  return summed({ ...review, gaps: [...review.gaps, gap] });
}
