/** What a change touches, with patches as GitHub would serve them for a pull request. */
import type { ChangedFile } from "../connector/change/changed-file.ts";
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
  const common = ["diff-tree", "-r", "-M", "--no-commit-id", "--no-ext-diff", "--no-textconv", "--no-color"];
  const patchOptions = ["-p", "--unified=3", "--inter-hunk-context=0", "--diff-algorithm=myers"];
  const [raw, patch] = await Promise.all([
    runGit(repositoryDir, [...common, "--raw", "-z", "--full-index", from, to]),
    // Without -z: names are quoted then, and no name can look like the beginning of another file.
    runGit(repositoryDir, [...common, ...patchOptions, "--submodule=short", from, to]),
  ]);
  return combine(parseRaw(raw.toString("utf8")), splitPatch(patch.toString("utf8")));
}

interface Change {
  readonly letter: string;
  readonly path: string;
  readonly previousPath: string | null;
}

/** `:<mode> <mode> <id> <id> <letter><score>\0<path>\0[<path>\0]`, repeated. */
function parseRaw(output: string): Change[] {
  const fields = output.split("\0").values();
  const changes: Change[] = [];
  for (const head of fields) {
    if (head === "") continue;
    const letter = (head.split(" ")[4] ?? "").slice(0, 1);
    const first = fields.next().value ?? "";
    if (letter === "R" || letter === "C") {
      changes.push({ letter, path: fields.next().value ?? "", previousPath: first });
    } else {
      changes.push({ letter, path: first, previousPath: null });
    }
  }
  return changes;
}

/** One piece per `diff --git`; inside a hunk every line begins with a blank, +, - or \. */
function splitPatch(patch: string): string[] {
  return patch === "" ? [] : `\n${patch}`.split("\ndiff --git ").slice(1);
}

function combine(changes: readonly Change[], pieces: readonly string[]): ChangedFile[] {
  const left = pieces.values();
  return changes.map((change) => {
    // A file that became a link (or the reverse) is one change and two pieces.
    const count = change.letter === "T" ? 2 : 1;
    const hunks = Array.from({ length: count }, () => hunksOf(left.next().value ?? ""));
    const patch = hunks.filter((text) => text !== "").join("\n");
    return {
      path: change.path,
      previousPath: change.previousPath,
      status: statusOf(change.letter),
      ...(isShown(patch) ? { patch } : {}),
    };
  });
}

function hunksOf(piece: string): string {
  const start = piece.indexOf("\n@@ ");
  return start < 0 ? "" : piece.slice(start + 1).replace(/\n$/, "");
}

function isShown(patch: string): boolean {
  if (patch === "" || patch.length > maxPatchLength) return false;
  return patch.split("\n").length <= maxPatchLines;
}

function statusOf(letter: string): ChangedFile["status"] {
  switch (letter) {
    case "A":
      return "added";
    case "D":
      return "removed";
    case "R":
      return "renamed";
    case "C":
      return "copied";
    case "T":
      return "changed";
    default:
      return "modified";
  }
}
