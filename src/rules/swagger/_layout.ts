/** Whether somebody, or an editor, has laid out a JSON document so that it can be read. */
import type { Span } from "../../text/location.ts";

export interface OddLayout {
  /** Within a sentence that begins "In the file". */
  readonly what: string;
  readonly span: Span;
}

/** Characters; less fits into a line. */
const minMinified = 1000;
const minOddLines = 5;
const minOddShare = 0.05;

/** Undefined for a document that is indented by its depth, with any number of blanks, but for a few lines. */
export function oddLayout(text: string): OddLayout | undefined {
  const lines = [...linesOf(text)];
  if (lines.length <= 2 && text.length > minMinified)
    return { what: "everything stands on one line", span: { start: 0, end: 1 } };
  const inner = lines.filter(({ depth }) => depth > 0);
  const grid = gridOf(inner);
  const odd = inner.filter((line) => indentOf(line) !== columnOf(grid, line));
  const [first] = odd;
  if (first === undefined || odd.length < minOddLines || odd.length < lines.length * minOddShare)
    return undefined;
  const span = { start: first.from, end: first.from + 1 };
  return { what: `${odd.length} of ${lines.length} lines are not indented by their depth`, span };
}

/**
 * How many blanks each line that is indented with tabs would have if it started like the lines around it, by the offset of
 * its beginning. Empty where most lines have tabs, or start anywhere.
 */
export function columnsAmongBlanks(text: string): ReadonlyMap<number, number> {
  const inner = [...linesOf(text)].filter(({ depth }) => depth > 0);
  const hasTabs = ({ start, from }: Line) => text.slice(start, from).includes("\t");
  const blank = inner.filter((line) => !hasTabs(line));
  const grid = gridOf(blank);
  const fitting = blank.filter((line) => indentOf(line) === columnOf(grid, line));
  if (fitting.length * 2 <= inner.length) return new Map();
  return new Map(inner.filter(hasTabs).map((line) => [line.start, Math.max(0, columnOf(grid, line))]));
}

interface Line {
  readonly start: number;
  /** Of the first character that is seen. */
  readonly from: number;
  readonly depth: number;
}

/** Where lines start: so many blanks for each level, all of them shifted by the same number. */
interface Grid {
  readonly unit: number;
  readonly shift: number;
}

function gridOf(lines: readonly Line[]): Grid {
  const steps: number[] = [];
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    const step = before?.depth === line.depth - 1 ? indentOf(line) - indentOf(before) : 0;
    if (step > 0) steps.push(step);
  }
  const [first] = lines;
  const unit = commonest(steps) ?? (first === undefined ? 0 : indentOf(first) / first.depth);
  return { unit, shift: commonest(lines.map((line) => indentOf(line) - unit * line.depth)) ?? 0 };
}

function commonest(numbers: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const one of numbers) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

function columnOf({ unit, shift }: Grid, { depth }: Line): number {
  return unit * depth + shift;
}

function indentOf({ start, from }: Line): number {
  return from - start;
}

const opens: ReadonlySet<string> = new Set("{[");
const closes: ReadonlySet<string> = new Set("}]");
/** Texts are found so that brackets in them do not count. */
const token = /"(?:[^"\\]+|\\.)*"?|[{}[\]]/g;

/** Empty lines are left out. */
function* linesOf(text: string): Generator<Line> {
  // Of every open bracket the depth of the line it is on: `[{` opens one level, however it is closed.
  const open: number[] = [];
  for (let start = 0; start < text.length; ) {
    const next = text.indexOf("\n", start);
    const end = next === -1 ? text.length : next;
    let from = start;
    while (from < end && isBlank(text, from)) from++;
    if (from < end) {
      const depth = depthOf(open, text.charAt(from));
      yield { start, from, depth };
      openAndClose(open, text.slice(from, end), depth);
    }
    start = end + 1;
  }
}

/** @param begin the line's first character */
function depthOf(open: readonly number[], begin: string): number {
  const outer = open.at(-1);
  if (outer === undefined) return 0;
  return closes.has(begin) ? outer : outer + 1;
}

function openAndClose(open: number[], line: string, depth: number): void {
  for (const [found] of line.matchAll(token)) {
    if (opens.has(found)) open.push(depth);
    else if (closes.has(found)) open.pop();
  }
}

/** Some editors indent with wide blanks. */
function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code <= 32 || (code > 127 && /\s/.test(text.charAt(at)));
}
