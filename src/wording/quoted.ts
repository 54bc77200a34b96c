import { plain } from "../text/escape.ts";

/** Longest stretch of the author's words in a message, in UTF-16 code units. */
const maxQuotedLength = 60;

/** The author's words between backticks, on one line and cut; a backtick inside would end the quote and becomes `'`. */
export function quoted(text: string): string {
  return `\`${plain(text, maxQuotedLength).replaceAll("`", "'")}\``;
}
