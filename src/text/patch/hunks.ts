/** The hunks of a patch of one file, in the format of `git diff`. */

export interface Hunk {
  /** 1-based; the line before the hunk when the side has no lines in it. */
  readonly oldStart: number;
  /** As the header says; a cut patch has fewer. */
  readonly oldLines: number;
  readonly newStart: number;
  readonly newLines: number;
  readonly lines: readonly HunkLine[];
}

export interface HunkLine {
  readonly sign: " " | "+" | "-";
  /** 1-based; undefined on the side that doesn't have the line. */
  readonly oldLine: number | undefined;
  readonly newLine: number | undefined;
  /** Without the sign; a "\r" at the end belongs to the file. */
  readonly text: string;
}

/**
 * Reads the hunks of a patch. Lines beyond what a header announces are ignored, so a damaged patch never shows more
 * lines than its file can have.
 * @param patch as GitHub gives it for one file: hunks without file headers; it may be cut
 */
export function parseHunks(patch: string): Hunk[] {
  const open: OpenHunk[] = [];
  // Only "\n" ends a line of a patch; a "\r" before it belongs to the file.
  for (const line of patch.split("\n")) {
    const header = hunkHeader.exec(line);
    const current = open.at(-1);
    if (header !== null) open.push(openHunk(header));
    else if (current !== undefined) addLine(current, line);
  }
  return open.map(({ hunk }) => hunk);
}

// `@@ -12,7 +12,9 @@ text`; a count of 1 may be left out. A line of the file never begins with "@": it has a sign.
const hunkHeader = /^@@ -(\d{1,9})(?:,(\d{1,9}))? \+(\d{1,9})(?:,(\d{1,9}))? @@/;

interface OpenHunk {
  readonly hunk: Hunk & { readonly lines: HunkLine[] };
  /** Lines read so far on each side. */
  oldCount: number;
  newCount: number;
}

function openHunk([, oldStart, oldLines = "1", newStart, newLines = "1"]: RegExpExecArray): OpenHunk {
  const hunk = {
    oldStart: Number(oldStart),
    oldLines: Number(oldLines),
    newStart: Number(newStart),
    newLines: Number(newLines),
    lines: [],
  };
  return { hunk, oldCount: 0, newCount: 0 };
}

function addLine(open: OpenHunk, line: string): void {
  const sign = line[0];
  // What has no sign is "\ No newline at end of file", or the end of the patch.
  if (sign !== " " && sign !== "+" && sign !== "-") return;
  const { hunk, oldCount, newCount } = open;
  const isOld = sign !== "+";
  const isNew = sign !== "-";
  if ((isOld && oldCount === hunk.oldLines) || (isNew && newCount === hunk.newLines)) return;
  hunk.lines.push({
    sign,
    oldLine: isOld ? hunk.oldStart + oldCount : undefined,
    newLine: isNew ? hunk.newStart + newCount : undefined,
    text: line.slice(1),
  });
  if (isOld) open.oldCount += 1;
  if (isNew) open.newCount += 1;
}
