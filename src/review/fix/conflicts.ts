/** Fixes whose edits meet in one file cannot be made together. */
import type { Edit } from "../../text/edit.ts";
import type { EditApplier, FileEdits } from "./apply.ts";

export interface Sorted<One> {
  /** No two of them meet. */
  readonly together: readonly One[];
  /** Those that change more text than what they meet. */
  readonly later: readonly One[];
}

/** Those that cannot be made at all are left out. */
export function withoutConflicts<One extends FileEdits>(
  applier: EditApplier,
  fixes: readonly One[],
): Sorted<One> {
  const possible = fixes
    .map((one) => ({ one, edits: applier.editsOf(one) ?? [] }))
    .filter(({ edits }) => edits.length > 0)
    .map((each) => ({ ...each, extent: each.edits.reduce((sum, { start, end }) => sum + end - start, 0) }));
  const claimed = new Map<string, Edit[]>();
  const back = new Set<One>();
  for (const { one, edits } of possible.toSorted((a, b) => a.extent - b.extent)) {
    const inFile = claimed.get(one.file) ?? [];
    claimed.set(one.file, inFile);
    if (edits.some((edit) => meetsAny(inFile, edit))) back.add(one);
    else for (const edit of edits) inFile.splice(indexFor(inFile, edit.start), 0, edit);
  }
  const those = possible.map(({ one }) => one);
  return { together: those.filter((one) => !back.has(one)), later: those.filter((one) => back.has(one)) };
}

/** @param claimed in order; none of them meet */
function meetsAny(claimed: readonly Edit[], edit: Edit): boolean {
  for (let at = indexFor(claimed, edit.start) - 1; at < claimed.length; at++) {
    const other = claimed[at];
    if (other === undefined) continue;
    if (other.start >= edit.end) return false;
    if (edit.start < other.end && !isSame(edit, other)) return true;
  }
  return false;
}

function isSame(one: Edit, other: Edit): boolean {
  return one.start === other.start && one.end === other.end && one.text === other.text;
}

/** Where an edit that begins at `start` belongs: behind those that begin before it. */
function indexFor(claimed: readonly Edit[], start: number): number {
  let low = 0;
  let high = claimed.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((claimed[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
