/** Which lines of a patch can carry a review comment. */

export interface Hunk {
  readonly oldStart: number;
  readonly oldLines: number;
  readonly newStart: number;
  readonly newLines: number;
  readonly lines: readonly HunkLine[];
}

interface HunkLine {
  readonly sign: " " | "+" | "-";
  /** One-based; undefined on the side where the line does not exist. */
  readonly oldLine: number | undefined;
  readonly newLine: number | undefined;
  readonly text: string;
}

export type Side = "LEFT" | "RIGHT";

const header = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/;

export function parseHunks(patch: string): Hunk[] {
  const hunks: (Hunk & { lines: HunkLine[] })[] = [];
  let oldLine = 0;
  let newLine = 0;
  for (const text of patch.split("\n")) {
    const found = header.exec(text);
    if (found !== null) {
      oldLine = Number(found[1]);
      newLine = Number(found[3]);
      const oldLines = Number(found[2] ?? 1);
      const newLines = Number(found[4] ?? 1);
      hunks.push({ oldStart: oldLine, oldLines, newStart: newLine, newLines, lines: [] });
      continue;
    }
    const line = hunkLine(text, oldLine, newLine);
    if (line === undefined) continue; // "\ No newline at end of file"
    hunks.at(-1)?.lines.push(line);
    if (line.oldLine !== undefined) oldLine += 1;
    if (line.newLine !== undefined) newLine += 1;
  }
  return hunks;
}

function hunkLine(text: string, oldLine: number, newLine: number): HunkLine | undefined {
  switch (text.slice(0, 1)) {
    case "+":
      return { sign: "+", oldLine: undefined, newLine, text: text.slice(1) };
    case "-":
      return { sign: "-", oldLine, newLine: undefined, text: text.slice(1) };
    case " ":
      return { sign: " ", oldLine, newLine, text: text.slice(1) };
    default:
      return undefined;
  }
}

/** RIGHT: added and context lines; LEFT: removed and context lines. */
export function hunkAt(hunks: readonly Hunk[], side: Side, line: number): Hunk | undefined {
  return hunks.find((hunk) => hunk.lines.some((each) => numberOn(each, side) === line));
}

/** The text GitHub shows above a comment: from the hunk's header to the commented line. */
export function hunkText(hunk: Hunk, side: Side, line: number): string {
  const end = hunk.lines.findIndex((each) => numberOn(each, side) === line);
  const head = `@@ -${hunk.oldStart},${hunk.oldLines} +${hunk.newStart},${hunk.newLines} @@`;
  return [head, ...hunk.lines.slice(0, end + 1).map((each) => each.sign + each.text)].join("\n");
}

/**
 * Where a line of the old side stands on the new side.
 * @param hunks of a diff between the two; undefined in the answer when the line was changed or removed
 */
export function movedLine(hunks: readonly Hunk[], line: number): number | undefined {
  let shift = 0;
  for (const hunk of hunks) {
    for (const each of hunk.lines) {
      if (each.oldLine === line) return each.newLine;
    }
    const end = hunk.oldStart + hunk.oldLines;
    if (line < end) break;
    shift += hunk.newLines - hunk.oldLines;
  }
  return line + shift;
}

function numberOn(line: HunkLine, side: Side): number | undefined {
  return side === "RIGHT" ? line.newLine : line.oldLine;
}
