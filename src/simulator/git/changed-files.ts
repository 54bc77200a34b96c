/** Reads the output of `git diff --raw --patch -z` into the files of a pull request, as GitHub lists them. */

type FileStatus = "added" | "removed" | "modified" | "renamed" | "copied" | "changed";

export interface ChangedFile {
  readonly path: string;
  readonly previousPath: string | undefined;
  readonly status: FileStatus;
  /** Blob on the head side; on the base side when the file was removed. */
  readonly sha: string;
  readonly isSubmodule: boolean;
  readonly additions: number;
  readonly deletions: number;
  /** From the first `@@`, without a final line end; undefined when git shows no text (binary, pure rename). */
  readonly patch: string | undefined;
}

/** @param output stdout of `git diff -M --raw --patch -z --no-abbrev <base> <head>` */
export function parseChangedFiles(output: Buffer): ChangedFile[] {
  const { entries, end } = parseRaw(output);
  const patches = splitPatches(output.subarray(end).toString("utf8"));
  const files: ChangedFile[] = [];
  let next = 0;
  for (const entry of entries) {
    // A change of type (a file that became a link) is one raw entry and two patches.
    const count = entry.letter === "T" ? 2 : 1;
    const hunks = patches.slice(next, next + count).map(hunksOf);
    next += count;
    const patch = hunks.filter((text) => text !== "").join("\n");
    files.push({
      path: entry.path,
      previousPath: entry.previousPath,
      status: statusOf(entry),
      sha: entry.letter === "D" ? entry.oldSha : entry.newSha,
      isSubmodule: entry.newMode === "160000" || (entry.letter === "D" && entry.oldMode === "160000"),
      additions: countLines(patch, "+"),
      deletions: countLines(patch, "-"),
      patch: patch === "" ? undefined : patch,
    });
  }
  return files;
}

interface RawEntry {
  readonly letter: string;
  readonly oldMode: string;
  readonly newMode: string;
  readonly oldSha: string;
  readonly newSha: string;
  readonly path: string;
  readonly previousPath: string | undefined;
}

/** `:mode mode sha sha S\0path\0[path\0]`, repeated; an empty field stands before the patches. */
function parseRaw(output: Buffer): { entries: RawEntry[]; end: number } {
  const entries: RawEntry[] = [];
  let at = 0;
  const field = (): string => {
    const end = output.indexOf(0, at);
    const text = output.toString("utf8", at, end < 0 ? output.length : end);
    at = end < 0 ? output.length : end + 1;
    return text;
  };
  while (output[at] === 0x3a) {
    const [oldMode = "", newMode = "", oldSha = "", newSha = "", code = ""] = field().slice(1).split(" ");
    const letter = code.slice(0, 1);
    const first = field();
    const isPair = letter === "R" || letter === "C";
    const path = isPair ? field() : first;
    entries.push({
      letter,
      oldMode,
      newMode,
      oldSha,
      newSha,
      path,
      previousPath: isPair ? first : undefined,
    });
  }
  return { entries, end: output[at] === 0 ? at + 1 : at };
}

/** Lines of a hunk begin with a space, +, - or \, so a line that begins with "diff --git" starts a file. */
function splitPatches(text: string): string[] {
  if (text === "") return [];
  const parts = `\n${text}`.split("\ndiff --git ");
  return parts.slice(1);
}

function hunksOf(patch: string): string {
  const start = patch.indexOf("\n@@ ");
  if (start < 0) return "";
  return patch.slice(start + 1).replace(/\n$/, "");
}

function statusOf(entry: RawEntry): FileStatus {
  switch (entry.letter) {
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
      return entry.oldSha === entry.newSha ? "changed" : "modified";
  }
}

function countLines(patch: string, sign: string): number {
  let count = 0;
  for (let at = patch.indexOf(`\n${sign}`); at >= 0; at = patch.indexOf(`\n${sign}`, at + 1)) count += 1;
  return count;
}
