/** Running dummy text, as designers and templates insert it where the words are still missing. */
import type { Span } from "../text/location.ts";

/** Words of the usual passages, in the spellings that generators produce. */
const word =
  "lorem|ipsum|dolor|sit|amet|con?sect?etur|consetetur|adipi(?:sc|sic)ing|sadipscing|elit|elitr|sed|do|diam|nonumy|eiusmod|eirmod|tempor|incididunt|invidunt|ut|labore|et|dolore|magna|aliqua|aliquyam|enim|ad|minim|veniam|quis|nostrud|exercitation|ullamco|laboris|nisi|aliquip|ex|ea|commodo|consequat|duis|aute|irure|in|reprehenderit|voluptate|velit|esse|cillum|eu|fugiat|nulla|pariatur";
const passage = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:lorem[\\s,]+ipsum(?:[\\s,.;]+(?:${word})(?![\\p{L}\\p{N}]))+|(?:dolor[\\s,]+sit[\\s,]+amet|ut[\\s,]+enim[\\s,]+ad[\\s,]+minim|duis[\\s,]+aute[\\s,]+irure|sed[\\s,]+do[\\s,]+eiusmod)(?:[\\s,.;]+(?:${word})(?![\\p{L}\\p{N}]))*)`,
  "giu",
);
/** The two words as the whole text. */
const alone = /^\W*lorem[\s,]+ipsum\W*$/i;

/**
 * Where a text is dummy text. A text about dummy text names it within a sentence ("replaces Lorem Ipsum") or quotes it.
 * @returns the spans of the passages, in the order of the text
 */
export function dummyText(text: string): readonly Span[] {
  if (alone.test(text)) return [{ start: 0, end: text.length }];
  return [...text.matchAll(passage)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
    .filter(({ start, end }) => !isMentioned(text.slice(0, start), text.slice(end)));
}

function isMentioned(before: string, after: string): boolean {
  if (/^\W*$/.test(before)) return /^\s+(?:text|generator|filler|passage|placeholder)/i.test(after);
  return /["'`“‘«(]\s*$|\b(?:such as|like|example|instance|e\.\s?g\.|of|the|a)[\s:,]*$/i.test(before);
}
