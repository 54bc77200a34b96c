/** True when two texts say the same to a reader: letter case, blanks and final punctuation do not count. */
export function sameText(a: string, b: string): boolean {
  return essence(a) === essence(b);
}

function essence(text: string): string {
  return text
    .trim()
    .replace(/[\s.!?:;,]+$/u, "")
    .replace(/\s+/gu, " ")
    .toLowerCase();
}
