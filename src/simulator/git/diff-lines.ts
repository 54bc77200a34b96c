/** Lines of hunks as review comments use them. */
import type { Hunk, HunkLine } from "../../text/patch/hunks.ts";

export type Side = "LEFT" | "RIGHT";

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
 * The number on the new side of a line of the old side.
 * @param hunks of a diff between the two
 * @returns undefined when the line was changed or removed
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
