/** The commits of a pull request, read through GitHub and reviewed: the same for the bot and for `review` on the command line. */
import { type RepositorySettings, readSettings, settingsPath } from "../config/repository-settings.ts";
import type { FileTree } from "../connector/file-tree.ts";
import { GitHubFailure } from "../github/failure.ts";
import type { BlobCache } from "../github/files/blob-cache.ts";
import { gitHubTree } from "../github/files/git-tree.ts";
import type { GitHub, RepositoryRef } from "../github/octokit.ts";
import { maxChangedFiles } from "../github/pull-request.ts";
import type { Review } from "../review/finding/finding.ts";
import { summed } from "../review/finding/waivers.ts";
import type { PullRequestWords, SettingsFileProblem } from "../review/rule/change-rule.ts";
import type { ReadIndex } from "../review/run/change-facts.ts";
import { withoutIgnored } from "../review/run/ignore.ts";
import { reviewChange } from "../review/run/review.ts";
import type { Reviewer } from "../review/run/reviewer.ts";
import type { ReviewSettings } from "../review/settings.ts";
import { rules } from "../rules/index.ts";
import type { BlobFactsTable } from "../store/blob-facts.ts";
import { codeSpan, escapeSentence } from "../wording/escape-markdown.ts";
import { readOtherConnectors } from "./other-connectors.ts";
import { ownerSettings } from "./owner-settings.ts";
import type { Log } from "./review-context.ts";

const ruleIds: ReadonlySet<string> = new Set(rules.map((rule) => rule.id));

/** Two commits of a repository; `changedFiles` as GitHub counts them between the two. */
export type Commits = RepositoryRef & {
  readonly base: { readonly sha: string };
  readonly head: { readonly sha: string };
  readonly changedFiles: number;
};

export interface CommitDeps {
  readonly octokit: GitHub;
  readonly blobs: BlobCache;
  /** Left out: what other connectors are called is read anew each time. */
  readonly blobFacts?: BlobFactsTable;
  readonly log?: Pick<Log, "warn">;
  /** Left out: connectors are looked into in this thread. */
  readonly reviewer?: Reviewer;
}

export interface ReviewedCommits {
  readonly review: Review;
  readonly settings: ReviewSettings;
  /** Why settings are not in force, as Markdown. */
  readonly notes: readonly string[];
}

/**
 * Settings come from the base branch, or the owner's `.github` repository: a pull request cannot switch off its reviewer.
 * What it does to the settings file is read all the same, so that a mistake is found before it is merged.
 * @param baseSha the merge base
 * @param pullRequest what it says beside its commits; undefined for a group that waits to be merged
 * @throws {GitHubFailure}
 */
export async function reviewCommits(
  { octokit, blobs, log, reviewer, ...deps }: CommitDeps,
  pull: Commits,
  baseSha: string,
  pullRequest?: PullRequestWords,
): Promise<ReviewedCommits> {
  const treeOf = (commit: string) => gitHubTree(octokit, pull, commit, blobs);
  const base = treeOf(baseSha);
  const target = pull.base.sha === baseSha ? base : treeOf(pull.base.sha);
  const head = treeOf(pull.head.sha);
  const own = await readSettings(target, ruleIds);
  const { settings, problems } = own.isPresent
    ? own
    : await ownerSettings({ octokit, blobs }, pull.owner, ruleIds);
  const headSha = pull.head.sha;
  const index: ReadIndex = async (roots, asked) => {
    try {
      const visible = withoutIgnored(target, settings.ignore);
      return await readOtherConnectors({ octokit, ...deps }, pull, pull.base.sha, visible, roots, asked);
    } catch (error) {
      if (!(error instanceof GitHubFailure) || error.kind === "rate-limited") throw error;
      // A review without it is better than none; the rules that needed it are listed as not run.
      log?.warn({ failure: error.message }, "the other connectors cannot be read");
      return undefined;
    }
  };
  const found = await reviewChange({
    rules,
    settings,
    base,
    baseSha,
    head,
    headSha,
    index,
    settingsProblems: await problemsOfHead(base, head),
    ...(pullRequest === undefined ? {} : { pullRequest }),
    ...(reviewer === undefined ? {} : { reviewer }),
  });
  const gap = `The pull request changes ${pull.changedFiles} files; GitHub lists no more than ${maxChangedFiles}.`;
  const review = {
    ...found,
    gaps: pull.changedFiles <= maxChangedFiles ? found.gaps : [...found.gaps, gap],
  };
  return { review: summed(review), settings, notes: notesOn(own, problems) };
}

/** Of a settings file that the pull request adds or changes. */
async function problemsOfHead(base: FileTree, head: FileTree): Promise<readonly SettingsFileProblem[]> {
  const [before, after] = await Promise.all([settingsId(base), settingsId(head)]);
  if (after === undefined || before === after) return [];
  const { problems } = await readSettings(head, ruleIds);
  return problems.map((problem) => ({ file: settingsPath, ...problem }));
}

async function settingsId(tree: FileTree): Promise<string | undefined> {
  const { entries } = await tree.list();
  return entries.find(({ path }) => path === settingsPath)?.id;
}

function notesOn(
  { isPresent }: RepositorySettings,
  problems: RepositorySettings["problems"],
): readonly string[] {
  const [first] = problems;
  if (first === undefined) return [];
  const where = isPresent ? "the base branch" : "the owner’s `.github` repository";
  const told = `line ${first.line}, column ${first.column}: ${escapeSentence(first.message)}`;
  return [`${codeSpan(settingsPath)} of ${where} cannot be used, so the defaults are in force (${told})`];
}
