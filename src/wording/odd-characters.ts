/** The characters of summaries and labels. */
import { withoutTail } from "./without-tail.ts";

/**
 * What is in a summary besides letters, digits, blanks and parentheses. Left out are the characters that the
 * validator refuses, which have their own rule, and what ends the text, which has another.
 * @returns undefined when there is nothing; `isMild` for hyphens, commas and apostrophes alone: a quarter of published
 *   connectors has them
 */
export function oddCharacters(
  text: string,
): { readonly characters: readonly string[]; readonly isMild: boolean } | undefined {
  const inner = withoutTail(text.trim(), /[^\p{L}\p{N})]/u);
  const characters = [...new Set(inner.match(/[^\p{L}\p{M}\p{N} ()/\\<>*%&?\s]/gu) ?? [])];
  if (characters.length === 0) return undefined;
  return { characters, isMild: characters.every((character) => /[-,'’]/.test(character)) };
}
