import { applyEdits, type Edit } from "./edit.ts";
import { lineCount, lineRangeOf, lineSpan, lineText, makeSource, type Source } from "./source.ts";

/** Whole lines of the old text and what is there afterwards. */
export interface EditedLines {
  /** 1-based, both inclusive. */
  readonly startLine: number;
  readonly endLine: number;
  /** Without line ends; none when the lines go. */
  readonly lines: readonly string[];
}

/**
 * The fewest whole lines whose replacement does what the edits do. Lines that only move are left out, but at least one
 * old line is always named.
 * @param edits not empty, in order and without overlaps
 */
export function editedLines(source: Source, edits: readonly Edit[]): EditedLines {
  const start = edits[0]?.start ?? 0;
  const end = Math.max(start, edits.at(-1)?.end ?? 0);
  const first = lineRangeOf(source, { start, end: start }).line;
  const last = lineRangeOf(source, { start: end, end }).line;
  const old = linesOf(source, first, last);
  const fresh = linesAfter(source, edits, first, last);
  let head = 0;
  while (head < old.length - 1 && head < fresh.length && old[head] === fresh[head]) head++;
  let tail = 0;
  const most = Math.min(old.length - 1, fresh.length) - head;
  while (tail < most && old[old.length - 1 - tail] === fresh[fresh.length - 1 - tail]) tail++;
  return {
    startLine: first + head,
    endLine: last - tail,
    lines: fresh.slice(head, fresh.length - tail),
  };
}

/** What the edits, all in these lines, make of them. Only these lines are copied: files can have thousands of edits. */
function linesAfter(source: Source, edits: readonly Edit[], first: number, last: number): readonly string[] {
  const start = lineSpan(source, first)?.start ?? 0;
  const end = lineSpan(source, last + 1)?.start ?? source.text.length;
  const inLines = edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
  const text = applyEdits(source.text.slice(start, end), inLines);
  // Behind the last line end of a file no line begins.
  if (text === "" && start > 0) return [];
  const after = makeSource(source.path, text);
  return linesOf(after, 1, lineCount(after));
}

function linesOf(source: Source, first: number, last: number): string[] {
  const lines: string[] = [];
  for (let line = first; line <= last; line++) lines.push(lineText(source, line));
  return lines;
}
