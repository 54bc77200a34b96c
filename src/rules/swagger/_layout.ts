/** Whether somebody, or an editor, has laid out a JSON document so that it can be read. */
import type { Span } from "../../text/place.ts";

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
  const { lines, odd, first } = countIndents(text);
  if (lines <= 2 && text.length > minMinified)
    return { what: "everything stands on one line", span: { start: 0, end: 1 } };
  if (first === undefined || odd < minOddLines || odd < lines * minOddShare) return undefined;
  const span = { start: first, end: first + 1 };
  return { what: `${odd} of ${lines} lines are not indented by their depth`, span };
}

const opens: ReadonlySet<string> = new Set("{[");
const closes: ReadonlySet<string> = new Set("}]");

/** `first`: the offset of the first line that stands elsewhere than at so many blanks for each level. */
function countIndents(text: string): {
  readonly lines: number;
  readonly odd: number;
  readonly first: number | undefined;
} {
  let [lines, odd, depth, unit] = [0, 0, 0, 0];
  let first: number | undefined;
  for (const { start, from, last } of linesOf(text)) {
    lines++;
    if (closes.has(text.charAt(from))) depth--;
    if (unit === 0 && depth > 0) unit = (from - start) / depth;
    if (depth > 0 && from - start !== unit * depth) {
      odd++;
      first ??= from;
    }
    if (opens.has(text.charAt(last))) depth++;
  }
  return { lines, odd, first };
}

interface Line {
  readonly start: number;
  /** Of the first and of the last character that is seen. */
  readonly from: number;
  readonly last: number;
}

/** Empty lines are left out. */
function* linesOf(text: string): Generator<Line> {
  for (let start = 0; start < text.length; ) {
    const next = text.indexOf("\n", start);
    const end = next === -1 ? text.length : next;
    let from = start;
    while (from < end && text.charCodeAt(from) <= 32) from++;
    let last = end - 1;
    while (last > from && text.charCodeAt(last) <= 32) last--;
    if (from < end) yield { start, from, last };
    start = end + 1;
  }
}
