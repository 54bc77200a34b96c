/** A pull request on GitHub: its description, its merge base and the files it changes. */
import type { ChangedFile } from "../connector/change/changed-file.ts";
import { GitHubFailure } from "./failure.ts";
import {
  allPages,
  dataOf,
  type GitHub,
  inRepository,
  type PullRequestRef,
  pageSize,
  type RepositoryRef,
  reading,
} from "./octokit.ts";

export interface PullRequest extends PullRequestRef {
  readonly repositoryId: number;
  readonly title: string;
  /** Markdown; empty when there is none. */
  readonly body: string;
  readonly isOpen: boolean;
  readonly isMerged: boolean;
  readonly isDraft: boolean;
  readonly isLocked: boolean;
  /** The repository is archived: nothing can be written. */
  readonly isArchived: boolean;
  readonly author: { readonly login: string; readonly isBot: boolean; readonly association: string };
  readonly base: { readonly ref: string; readonly sha: string; readonly isDefaultBranch: boolean };
  readonly head: {
    readonly ref: string;
    readonly sha: string;
    /** Null when the fork was deleted, also while the pull request is open. */
    readonly repository: (RepositoryRef & { readonly isFork: boolean; readonly ownerIsUser: boolean }) | null;
  };
  readonly maintainerCanModify: boolean;
  readonly labels: readonly string[];
  /** ISO date and time of the last push, comment or edit. */
  readonly updatedAt: string;
  /** How many files it changes, also above the 3,000 GitHub lists. */
  readonly changedFiles: number;
  readonly comments: number;
  readonly reviewComments: number;
}

/** @throws {GitHubFailure} */
export async function readPullRequest(octokit: GitHub, ref: PullRequestRef): Promise<PullRequest> {
  const pull = await getPull(octokit, ref);
  const repository = pull.head.repo;
  return {
    ...inRepository(ref),
    number: pull.number,
    repositoryId: Number(pull.base.repo.id),
    title: pull.title,
    body: pull.body ?? "",
    isOpen: pull.state === "open",
    isMerged: pull.merged,
    isDraft: pull.draft ?? false,
    isLocked: pull.locked,
    isArchived: pull.base.repo.archived ?? false,
    author: {
      login: pull.user?.login ?? "ghost",
      isBot: pull.user?.type === "Bot",
      association: pull.author_association,
    },
    base: {
      ref: pull.base.ref,
      sha: pull.base.sha,
      isDefaultBranch: pull.base.ref === pull.base.repo.default_branch,
    },
    head: {
      ref: pull.head.ref,
      sha: pull.head.sha,
      repository: repository && {
        owner: repository.owner.login,
        repo: repository.name,
        isFork: repository.id !== pull.base.repo.id,
        ownerIsUser: repository.owner.type === "User",
      },
    },
    maintainerCanModify: pull.maintainer_can_modify,
    labels: pull.labels.map((label) => label.name),
    updatedAt: pull.updated_at,
    changedFiles: pull.changed_files,
    comments: pull.comments,
    reviewComments: pull.review_comments,
  };
}

export interface CurrentHead {
  readonly sha: string;
  readonly isOpen: boolean;
  readonly isMerged: boolean;
  readonly isLocked: boolean;
}

/** The current head and state of the pull request; asked again right before writing. @throws {GitHubFailure} */
export async function readHead(octokit: GitHub, ref: PullRequestRef): Promise<CurrentHead> {
  const pull = await getPull(octokit, ref);
  const { state, merged, locked } = pull;
  return { sha: pull.head.sha, isOpen: state === "open", isMerged: merged, isLocked: locked };
}

function getPull(octokit: GitHub, ref: PullRequestRef) {
  return dataOf(
    octokit.request("GET /repos/{owner}/{repo}/pulls/{pull_number}", {
      ...pullParameters(ref),
      ...reading(),
    }),
  );
}

/**
 * The commit where head and base parted; null when they have none in common.
 * @param base,head commits; a fork's are readable through the base repository by sha
 * @throws {GitHubFailure}
 */
export async function readMergeBase(
  octokit: GitHub,
  repository: RepositoryRef,
  base: string,
  head: string,
): Promise<string | null> {
  try {
    const comparison = await dataOf(
      octokit.request("GET /repos/{owner}/{repo}/compare/{basehead}", {
        ...inRepository(repository),
        basehead: `${base}...${head}`,
        // Only the merge base is wanted; this leaves out most commits.
        per_page: 1,
        ...reading(),
      }),
    );
    return comparison.merge_base_commit.sha;
  } catch (error) {
    const isUnrelated = error instanceof GitHubFailure && /No common ancestor/i.test(error.messages.join());
    if (isUnrelated) return null;
    throw error;
  }
}

/** GitHub lists no more of a pull request's files. */
export const maxChangedFiles = 3_000;

export interface ChangedFiles {
  readonly files: readonly ChangedFile[];
  /** False: the pull request changes more than GitHub lists, or moved while we read. */
  readonly isComplete: boolean;
}

/** @throws {GitHubFailure} */
export async function readChangedFiles(
  octokit: GitHub,
  pull: Pick<PullRequest, "owner" | "repo" | "number" | "changedFiles">,
): Promise<ChangedFiles> {
  const { items } = await allPages(maxChangedFiles / pageSize, async (page) =>
    dataOf(
      octokit.request("GET /repos/{owner}/{repo}/pulls/{pull_number}/files", {
        ...pullParameters(pull),
        per_page: pageSize,
        page,
        ...reading(),
      }),
    ),
  );
  const files = items.map((file) => ({
    path: file.filename,
    previousPath: file.previous_filename ?? null,
    status: file.status,
    ...(file.patch === undefined ? {} : { patch: file.patch }),
  }));
  return { files, isComplete: files.length >= pull.changedFiles };
}

export function pullParameters(ref: PullRequestRef): { owner: string; repo: string; pull_number: number } {
  return { owner: ref.owner, repo: ref.repo, pull_number: ref.number };
}
