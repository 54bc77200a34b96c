/** Which lines of the new side of a file can have a review comment: those of the diff's hunks. */

/** 1-based lines of the new side, both inclusive. */
interface Hunk {
  readonly startLine: number;
  readonly endLine: number;
}

export type HunkMap = readonly Hunk[];

/**
 * @param patch as GitHub gives it for one file: hunks without file headers; absent for binary files, pure renames and
 * large diffs, which gives no hunks at all
 */
export function readHunks(patch: string | undefined): HunkMap {
  if (patch === undefined) return [];
  const hunks: Hunk[] = [];
  let open: OpenHunk | undefined;
  // Only "\n" ends a line of a patch; a "\r" before it belongs to the file.
  for (const line of patch.split("\n")) {
    const header = hunkHeader.exec(line);
    if (header !== null) {
      close(open, hunks);
      open = openHunk(header);
    } else if (open !== undefined) {
      count(open, line);
    }
  }
  close(open, hunks);
  return hunks;
}

/** Whether both lines are in one hunk. GitHub refuses the whole review for one comment where they aren't. */
export function isCommentable(map: HunkMap, startLine: number, endLine: number): boolean {
  return startLine <= endLine && map.some((hunk) => hunk.startLine <= startLine && endLine <= hunk.endLine);
}

// `@@ -12,7 +12,9 @@ whatever`; a count of 1 may be left out. A line of the file never begins with "@": it has a sign.
const hunkHeader = /^@@ -\d{1,9}(?:,\d{1,9})? \+(\d{1,9})(?:,(\d{1,9}))? @@/;

interface OpenHunk {
  readonly startLine: number;
  /** Lines of the new side the header promises. */
  readonly promised: number;
  counted: number;
}

function openHunk(header: RegExpExecArray): OpenHunk {
  return { startLine: Number(header[1]), promised: Number(header[2] ?? "1"), counted: 0 };
}

/** Counts the lines that are in the patch: GitHub may cut it, and a line that was cut can't be commented on. */
function count(hunk: OpenHunk, line: string): void {
  const sign = line[0];
  if (sign === "+" || sign === " ") hunk.counted++;
}

function close(hunk: OpenHunk | undefined, hunks: Hunk[]): void {
  if (hunk === undefined) return;
  const lines = Math.min(hunk.counted, hunk.promised);
  if (lines > 0) hunks.push({ startLine: hunk.startLine, endLine: hunk.startLine + lines - 1 });
}
