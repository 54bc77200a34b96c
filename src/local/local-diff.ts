/** What a change touches, with patches as GitHub serves them for a pull request. */
import type { ChangedFile } from "../connector/change/changed-file.ts";
import { type FileDiff, parseFileDiffs } from "../text/patch/file-diffs.ts";
import { mergeBase, resolveCommit, runGit } from "./git.ts";

/** GitHub leaves out the patch of a file above about this size (seen: 3,000 lines or 100 KB, github/docs#9078). */
const maxPatchLength = 100_000;
const maxPatchLines = 3_000;

/**
 * The files that differ between the merge base of two commits and the head.
 * @throws {GitError} when a ref is unknown or there is no merge base
 */
export async function changedFiles(
  repositoryDir: string,
  base: string,
  head: string,
): Promise<ChangedFile[]> {
  const [from, to] = await Promise.all([
    mergeBase(repositoryDir, base, head),
    resolveCommit(repositoryDir, head),
  ]);
  const diffs = await diffCommits((args) => runGit(repositoryDir, args), from, to);
  return diffs.map(({ path, previousPath, status, patch }) => ({
    path,
    previousPath,
    status,
    ...(patch !== undefined && isShown(patch) ? { patch } : {}),
  }));
}

/** Diffs as GitHub makes them, whatever the repository and the machine have configured. */
const diffOptions = ["-r", "-M", "--no-commit-id", "--no-ext-diff", "--no-textconv", "--no-color"];
const patchOptions = ["-p", "--unified=3", "--inter-hunk-context=0", "--diff-algorithm=myers"];

/**
 * The files that differ between two commits, each with its whole patch.
 * @param git runs git in the repository and gives its output
 */
export async function diffCommits(
  git: (args: readonly string[]) => Promise<Buffer>,
  from: string,
  to: string,
): Promise<FileDiff[]> {
  const [raw, patch] = await Promise.all([
    git(["diff-tree", ...diffOptions, "--raw", "-z", "--full-index", from, to]),
    git(["diff-tree", ...diffOptions, ...patchOptions, "--submodule=short", from, to]),
  ]);
  return parseFileDiffs(raw.toString("utf8"), patch.toString("utf8"));
}

function isShown(patch: string): boolean {
  return patch.length <= maxPatchLength && patch.split("\n").length <= maxPatchLines;
}
