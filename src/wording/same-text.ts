import { withoutTail } from "./without-tail.ts";

/** True when two texts say the same to a reader: letter case, blanks and final punctuation do not count. */
export function sameText(a: string, b: string): boolean {
  return essence(a) === essence(b);
}

function essence(text: string): string {
  return withoutTail(text, /[\s.!?:;,]/u)
    .trimStart()
    .replace(/\s+/gu, " ")
    .toLowerCase();
}
