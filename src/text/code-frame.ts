import { cellWidth } from "./cell-width.ts";
import { visible } from "./escape.ts";
import type { LineRange } from "./location.ts";
import { lineCount, lineText, type Source } from "./source.ts";

/** A line as it is shown: tabs expanded, control characters visible, long lines cut around the mark. */
export interface FrameLine {
  readonly number: number;
  readonly text: string;
  readonly marked: boolean;
  /** The marked part of `text`, in UTF-16 code units; 0 and 0 on a line without mark. */
  readonly markStart: number;
  readonly markEnd: number;
}

export interface FrameOptions {
  /** Lines before and after the marked ones. */
  readonly context?: 0 | 1 | 2;
  /** The longest text of a line, in UTF-16 code units. */
  readonly maxWidth?: number;
}

const markedLinesLimit = 3;
const tabWidth = 2;
const ellipsis = "…";

/** The lines around a range. Of a range of many lines the first three are shown. */
export function codeFrame(source: Source, range: LineRange, options: FrameOptions = {}): FrameLine[] {
  const { context = 1, maxWidth = 100 } = options;
  const lastMarked = Math.min(range.endLine, range.line + markedLinesLimit - 1);
  const first = Math.max(1, range.line - context);
  const last = Math.min(lineCount(source), lastMarked < range.endLine ? lastMarked : lastMarked + context);
  const lines: FrameLine[] = [];
  for (let number = first; number <= last; number++) {
    const text = lineText(source, number);
    const isMarked = number >= range.line && number <= lastMarked;
    const mark = isMarked ? markIn(text, number, range) : undefined;
    lines.push(frameLine(number, text, mark, maxWidth));
  }
  return lines;
}

/** The frame as text for a terminal without colors; ends without line end. */
export function drawFrame(frame: readonly FrameLine[]): string {
  const digits = String(frame.at(-1)?.number ?? 1).length;
  return frame.flatMap((line) => drawLine(line, digits)).join("\n");
}

function drawLine(line: FrameLine, digits: number): string[] {
  const arrow = line.marked ? ">" : " ";
  const drawn = `${arrow} ${String(line.number).padStart(digits)} | ${line.text}`.trimEnd();
  if (!line.marked) return [drawn];
  const indent = " ".repeat(cellWidth(line.text.slice(0, line.markStart)));
  const carets = "^".repeat(Math.max(1, cellWidth(line.text.slice(line.markStart, line.markEnd))));
  return [drawn, `${" ".repeat(digits + 2)} | ${indent}${carets}`];
}

interface Mark {
  readonly start: number;
  readonly end: number;
}

/** The marked columns of one line, 0-based. Lines between the first and the last are marked from their first letter on. */
function markIn(text: string, number: number, range: LineRange): Mark {
  const indent = text.length - text.trimStart().length;
  const start = number === range.line ? range.column - 1 : indent;
  const end = number === range.endLine ? range.endColumn - 1 : text.length;
  const inside = Math.min(Math.max(start, 0), text.length);
  return { start: inside, end: Math.min(Math.max(end, inside), text.length) };
}

/** Only the part of the line near the mark is made visible: a line may be a megabyte long. */
function frameLine(number: number, text: string, mark: Mark | undefined, maxWidth: number): FrameLine {
  const { start, end } = windowAround(text, mark ?? { start: 0, end: 0 }, maxWidth);
  const before = shown(text.slice(start, mark?.start ?? start));
  const marked = shown(text.slice(mark?.start ?? start, Math.min(mark?.end ?? start, end)));
  const after = shown(text.slice(Math.min(mark?.end ?? start, end), end));
  const left = start > 0 ? ellipsis : "";
  const right = end < text.length ? ellipsis : "";
  const markStart = left.length + before.length;
  return {
    number,
    text: left + before + marked + after + right,
    marked: mark !== undefined,
    markStart: mark === undefined ? 0 : markStart,
    markEnd: mark === undefined ? 0 : markStart + marked.length,
  };
}

function windowAround(text: string, mark: Mark, maxWidth: number): Mark {
  if (text.length <= maxWidth) return { start: 0, end: text.length };
  const room = Math.max(0, maxWidth - (mark.end - mark.start));
  const wanted = mark.end <= maxWidth * 0.8 ? 0 : mark.start - Math.floor(room / 2);
  const start = Math.max(0, Math.min(wanted, mark.start, text.length - maxWidth));
  const end = Math.min(text.length, start + maxWidth);
  return { start: wholeCharacter(text, start), end: wholeCharacter(text, end) };
}

/** Not between the halves of a surrogate pair. */
function wholeCharacter(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return at > 0 && code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}

function shown(text: string): string {
  return visible(text.replaceAll("\t", " ".repeat(tabWidth)));
}
