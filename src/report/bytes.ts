/** GitHub counts some limits in characters and some in bytes; we count bytes, which are never fewer. */
import { cut } from "../text/escape.ts";

/** UTF-8 bytes: at least the number of UTF-16 code units. */
export function bytesOf(text: string): number {
  return Buffer.byteLength(text, "utf8");
}

/** The text, or its beginning with "…" at the end. @param limit UTF-8 bytes */
export function cutBytes(text: string, limit: number): string {
  if (bytesOf(text) <= limit) return text;
  let low = 0;
  let high = Math.min(text.length, limit);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (bytesOf(cut(text, middle)) <= limit) low = middle;
    else high = middle - 1;
  }
  return cut(text, low);
}
