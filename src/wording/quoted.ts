import { cutPair } from "../text/cut-pair.ts";
import { plain } from "../text/escape.ts";

/** Longest stretch of the author's words in a message, in UTF-16 code units. */
const maxQuotedLength = 60;

/** The author's words between backticks, on one line and cut; a backtick inside would end the quote and becomes `'`. */
export function quoted(text: string): string {
  return `\`${plain(text, maxQuotedLength).replaceAll("`", "'")}\``;
}

/** Two texts of the author, shortened around their difference. */
export function quotedPair(one: string, other: string): readonly [string, string] {
  const [first, second] = cutPair(one, other, maxQuotedLength);
  return [quoted(first), quoted(second)];
}

/** "was `a` and is `b` now". */
export function wasAndIs(before: string, after: string): string {
  const [was, is] = quotedPair(before, after);
  return `was ${was} and is ${is} now`;
}
