import type { LineRange, Span } from "./location.ts";

/** A decoded text file. `path` is relative to the repository, with slashes. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

export function makeSource(path: string, text: string): Source {
  return { path, text };
}

// Lines are wanted for files with findings only, so the index is built on first use; the source itself stays plain data.
const lineIndexes = new WeakMap<Source, readonly number[]>();

/** How many lines an editor or GitHub shows: a line end at the very end does not open another line. At least 1. */
export function lineCount(source: Source): number {
  return lineStartsOf(source).length;
}

/** The text of line `line` (1-based) without its line end; "" outside the file. */
export function lineText(source: Source, line: number): string {
  const start = lineStartsOf(source)[line - 1];
  return start === undefined ? "" : source.text.slice(start, lineEndOf(source, line));
}

/** The span of line `line` (1-based) without its line end; undefined outside the file. */
export function lineSpan(source: Source, line: number): Span | undefined {
  const start = lineStartsOf(source)[line - 1];
  return start === undefined ? undefined : { start, end: lineEndOf(source, line) };
}

/**
 * Lines and columns of a span. The answer always lies inside the file: offsets are clamped, a location inside a line end
 * counts as the end of its line, and a span that ends with a line end stops before it.
 */
export function lineRangeOf(source: Source, span: Span): LineRange {
  const start = positionOf(source, span.start);
  let end = positionOf(source, Math.max(span.start, span.end));
  if (end.column === 1 && end.line > start.line) {
    end = { line: end.line - 1, column: lineText(source, end.line - 1).length + 1 };
  }
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

function positionOf(source: Source, offset: number): { line: number; column: number } {
  const starts = lineStartsOf(source);
  const clamped = Math.min(Math.max(offset, 0), source.text.length);
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= clamped) low = middle;
    else high = middle - 1;
  }
  const line = low + 1;
  const column = Math.min(clamped, lineEndOf(source, line)) - (starts[low] ?? 0) + 1;
  return { line, column };
}

function lineEndOf(source: Source, line: number): number {
  const { text } = source;
  let end = lineStartsOf(source)[line] ?? text.length;
  if (end > 0 && text[end - 1] === "\n" && isAfterStart(source, line, end)) end -= 1;
  if (end > 0 && text[end - 1] === "\r" && isAfterStart(source, line, end)) end -= 1;
  return end;
}

function isAfterStart(source: Source, line: number, end: number): boolean {
  return end > (lineStartsOf(source)[line - 1] ?? 0);
}

function lineStartsOf(source: Source): readonly number[] {
  const known = lineIndexes.get(source);
  if (known !== undefined) return known;
  const starts = findLineStarts(source.text);
  lineIndexes.set(source, starts);
  return starts;
}

/** A lone carriage return ends a line only in a file without any line feed (old Macintosh style). */
function findLineStarts(text: string): number[] {
  const end = text.includes("\n") ? "\n" : "\r";
  const starts = [0];
  for (let at = text.indexOf(end); at !== -1; at = text.indexOf(end, at + 1)) {
    if (at + 1 < text.length) starts.push(at + 1);
  }
  return starts;
}
