/** Puts a long report into a limited space: what matters least is left out first, and the end says so. */
import { bytesOf } from "../bytes.ts";

export interface Row {
  /** 0 matters most. Rows of a higher rank go first when there is no room. */
  readonly rank: number;
  readonly text: string;
  /** What a left-out row is counted as: `error`, `warning` … */
  readonly noun: string;
}

/** A table or list with its heading; without rows that fit it does not appear. */
export interface ReportSection {
  readonly before: string;
  readonly rows: readonly Row[];
  readonly after: string;
}

export interface ReportLayout {
  /** Always there. */
  readonly head: string;
  readonly sections: readonly ReportSection[];
  /** Always there, after the note. */
  readonly tail: string;
  /** Says what was left out, by noun in order of importance. */
  readonly note: (leftOut: ReadonlyMap<string, number>) => string;
}

/** Room kept for the note, in bytes: it names at most a handful of nouns. */
const noteBytes = 600;

/**
 * @param limit UTF-8 bytes; the result is never longer, so it is within as many characters too
 * @throws when even head, note and tail do not fit: they are ours, and short
 */
export function renderWithin(limit: number, layout: ReportLayout): string {
  const whole = assemble(layout, () => true, "");
  if (bytesOf(whole) <= limit) return whole;

  const kept = rowsThatFit(layout, limit - bytesOf(layout.head) - bytesOf(layout.tail) - noteBytes);
  const rows = layout.sections.flatMap((section) => section.rows);
  const leftOut = countByNoun(rows.filter((row) => !kept.has(row)));
  const cut = assemble(layout, (row) => kept.has(row), layout.note(leftOut));
  if (bytesOf(cut) > limit) throw new Error(`The shortest report needs ${bytesOf(cut)} of ${limit} bytes.`);
  return cut;
}

function rowsThatFit(layout: ReportLayout, room: number): ReadonlySet<Row> {
  const allRows = layout.sections.flatMap((section) => section.rows.map((row) => ({ row, section })));
  const kept = new Set<Row>();
  const opened = new Set<ReportSection>();
  let left = room;
  for (const { row, section } of allRows.toSorted((a, b) => a.row.rank - b.row.rank)) {
    const frame = opened.has(section) ? 0 : bytesOf(section.before) + bytesOf(section.after) + separatorBytes;
    left -= frame + bytesOf(row.text) + 1;
    // The first one that does not fit ends it: nothing less important may stand where it is missing.
    if (left < 0) break;
    kept.add(row);
    opened.add(section);
  }
  return kept;
}

const separator = "\n\n";
const separatorBytes = 2 * separator.length;

function assemble(layout: ReportLayout, keeps: (row: Row) => boolean, note: string): string {
  const sections = layout.sections.map((section) => {
    const rows = section.rows.filter(keeps).map((row) => row.text);
    return rows.length === 0 ? "" : `${section.before}${rows.join("\n")}${section.after}`;
  });
  return [layout.head, ...sections, note, layout.tail].filter((part) => part !== "").join(separator);
}

function countByNoun(rows: readonly Row[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { noun } of rows.toSorted((a, b) => a.rank - b.rank))
    counts.set(noun, (counts.get(noun) ?? 0) + 1);
  return counts;
}
