/** Pull requests, their files and commits in GitHub's JSON. */
import type { Commit, DiffFile, Signature } from "../git/git-repository.ts";
import type { PullRequest, World } from "../state/state.ts";
import { associationOf, repositoryHtml, repositoryShape, repositoryUrl, userShape } from "./shapes.ts";

export function pullRequestShape(world: World, pull: PullRequest) {
  const url = `${repositoryUrl(world)}/pulls/${pull.number}`;
  const issue = `${repositoryUrl(world)}/issues/${pull.number}`;
  const html = `${repositoryHtml(world)}/pull/${pull.number}`;
  const statuses = `${repositoryUrl(world)}/statuses/${pull.headSha}`;
  return {
    url,
    id: pull.id,
    node_id: `PR_${pull.id}`,
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    issue_url: issue,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: `${repositoryUrl(world)}/pulls/comments{/number}`,
    comments_url: `${issue}/comments`,
    statuses_url: statuses,
    number: pull.number,
    state: pull.state,
    locked: pull.isLocked,
    title: pull.title,
    user: userShape(world, pull.author),
    body: pull.body,
    labels: [...pull.labels].map((name) => labelShape(world, name)),
    milestone: null,
    active_lock_reason: null,
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.closedAt,
    merged_at: pull.isMerged ? pull.closedAt : null,
    merge_commit_sha: null,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    head: headShape(world, pull),
    base: {
      label: `${world.owner}:${pull.baseRef}`,
      ref: pull.baseRef,
      sha: pull.baseSha,
      user: userShape(world, world.owner),
      repo: repositoryShape(world),
    },
    _links: {
      self: { href: url },
      html: { href: html },
      issue: { href: issue },
      comments: { href: `${issue}/comments` },
      review_comments: { href: `${url}/comments` },
      review_comment: { href: `${repositoryUrl(world)}/pulls/comments{/number}` },
      commits: { href: `${url}/commits` },
      statuses: { href: statuses },
    },
    author_association: associationOf(world, pull.author),
    auto_merge: null,
    draft: pull.isDraft,
  };
}

function headShape(world: World, pull: PullRequest) {
  const owner = pull.fork === undefined ? world.owner : (pull.fork?.owner ?? pull.author);
  return {
    label: `${owner}:${pull.headRef}`,
    ref: pull.headRef,
    sha: pull.headSha,
    user: userShape(world, owner),
    // Null after the fork was deleted, for open pull requests too (desktop/desktop#3022).
    repo: pull.fork === null ? null : repositoryShape(world, pull.fork),
  };
}

export interface PullRequestCounts {
  readonly files: readonly DiffFile[];
  readonly commits: number;
}

/** A single pull request has counts that lists leave out. */
export function fullPullRequestShape(world: World, pull: PullRequest, counts: PullRequestCounts) {
  const sum = (key: "additions" | "deletions"): number =>
    counts.files.reduce((all, file) => all + file[key], 0);
  return {
    ...pullRequestShape(world, pull),
    merged: pull.isMerged,
    mergeable: pull.state === "open" ? true : null,
    rebaseable: null,
    mergeable_state: pull.state === "open" ? "clean" : "unknown",
    merged_by: pull.isMerged ? userShape(world, world.owner) : null,
    comments: world.issueComments.filter((comment) => comment.number === pull.number).length,
    review_comments: world.reviewComments.filter((comment) => comment.number === pull.number).length,
    maintainer_can_modify: pull.maintainerCanModify,
    commits: counts.commits,
    additions: sum("additions"),
    deletions: sum("deletions"),
    changed_files: counts.files.length,
  };
}

/** As check runs and suites name their pull requests; nothing for forks. */
export function minimalPullRequests(world: World, headSha: string) {
  const pulls = [...world.pullRequests.values()];
  const ours = pulls.filter(
    (pull) => pull.headSha === headSha && pull.fork === undefined && pull.state === "open",
  );
  const repo = { id: world.repositoryId, url: repositoryUrl(world), name: world.name };
  return ours.map((pull) => ({
    url: `${repositoryUrl(world)}/pulls/${pull.number}`,
    id: pull.id,
    number: pull.number,
    head: { ref: pull.headRef, sha: pull.headSha, repo },
    base: { ref: pull.baseRef, sha: pull.baseSha, repo },
  }));
}

/** @param patch as served; undefined when GitHub would leave it out */
export function fileShape(world: World, file: DiffFile, headSha: string, patch: string | undefined) {
  const path = file.path.split("/").map(encodeURIComponent).join("/");
  const html = repositoryHtml(world);
  return {
    sha: file.blobId,
    filename: file.path,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    // Null for submodules (github/rest-api-description#5563).
    blob_url: file.isSubmodule ? null : `${html}/blob/${headSha}/${path}`,
    raw_url: file.isSubmodule ? null : `${html}/raw/${headSha}/${path}`,
    contents_url: `${repositoryUrl(world)}/contents/${path}?ref=${headSha}`,
    ...(patch === undefined ? {} : { patch }),
    ...(file.previousPath === null ? {} : { previous_filename: file.previousPath }),
  };
}

const unsigned = { verified: false, reason: "unsigned", signature: null, payload: null, verified_at: null };

/** A commit as the repository endpoints (`compare`, `pulls/N/commits`, `branches`) give it. */
export function commitShape(world: World, commit: Commit) {
  const url = `${repositoryUrl(world)}/commits/${commit.sha}`;
  return {
    sha: commit.sha,
    node_id: `C_${commit.sha}`,
    commit: {
      author: signatureShape(commit.author),
      committer: signatureShape(commit.committer),
      message: commit.message,
      tree: { sha: commit.tree, url: `${repositoryUrl(world)}/git/trees/${commit.tree}` },
      url: `${repositoryUrl(world)}/git/commits/${commit.sha}`,
      comment_count: 0,
      verification: unsigned,
    },
    url,
    html_url: `${repositoryHtml(world)}/commit/${commit.sha}`,
    comments_url: `${url}/comments`,
    author: null,
    committer: null,
    parents: commit.parents.map((sha) => parentShape(world, sha)),
  };
}

/** The same commit as `git/commits` gives it. */
export function gitCommitShape(world: World, commit: Commit) {
  return {
    sha: commit.sha,
    node_id: `C_${commit.sha}`,
    url: `${repositoryUrl(world)}/git/commits/${commit.sha}`,
    html_url: `${repositoryHtml(world)}/commit/${commit.sha}`,
    author: signatureShape(commit.author),
    committer: signatureShape(commit.committer),
    tree: { sha: commit.tree, url: `${repositoryUrl(world)}/git/trees/${commit.tree}` },
    message: commit.message,
    parents: commit.parents.map((sha) => parentShape(world, sha)),
    verification: unsigned,
  };
}

function parentShape(world: World, sha: string) {
  return {
    sha,
    url: `${repositoryUrl(world)}/commits/${sha}`,
    html_url: `${repositoryHtml(world)}/commit/${sha}`,
  };
}

function signatureShape(signature: Signature) {
  return { name: signature.name, email: signature.email, date: signature.date };
}

export function labelShape(world: World, name: string) {
  return {
    // Stable per name; labels are never read by id.
    id: [...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003, 7),
    node_id: `LA_${name}`,
    url: `${repositoryUrl(world)}/labels/${encodeURIComponent(name)}`,
    name,
    description: null,
    color: "ededed",
    default: false,
  };
}
