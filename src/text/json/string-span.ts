import type { Span } from "../location.ts";

/**
 * Where a part of a JSON string is written.
 * @param text of the document
 * @param literal the string in it, with its quotes
 * @param part offsets in the string that the literal stands for
 * @returns offsets in the text; the whole literal where it doesn't reach that far
 */
export function spanInString(text: string, literal: Span, part: Span): Span {
  const [start, end] = [offsetIn(text, literal, part.start), offsetIn(text, literal, part.end)];
  return start === undefined || end === undefined || start >= end ? literal : { start, end };
}

/** An escape is one code unit of the string. */
function offsetIn(text: string, { start, end }: Span, index: number): number | undefined {
  let at = start + 1;
  for (let left = index; left > 0; left -= 1) {
    if (at >= end - 1) return undefined;
    at += text[at] !== "\\" ? 1 : text[at + 1] === "u" ? 6 : 2;
  }
  return at;
}
