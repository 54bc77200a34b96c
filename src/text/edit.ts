/** Replaces a stretch of a text. Offsets are UTF-16 code units; `end` is exclusive; equal offsets insert. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The edits in the order of the text, or undefined when two of them overlap. Insertions at one location keep their order. */
export function inOrder(edits: readonly Edit[]): readonly Edit[] | undefined {
  const sorted = edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
  const overlaps = sorted.some((edit, index) => {
    const next = sorted[index + 1];
    return next !== undefined && next.start < edit.end;
  });
  return overlaps ? undefined : sorted;
}

/** @param edits in order and without overlaps, as `inOrder` gives them */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const edit of edits) {
    parts.push(text.slice(done, edit.start), edit.text);
    done = edit.end;
  }
  parts.push(text.slice(done));
  return parts.join("");
}
