/** The words of an identifier, and names for people made of them. */
import { split } from "../text/identifier-words.ts";

/** Written in capitals wherever they are as a word (connector string guidance). */
const abbreviations = new Set(
  "api csv guid html http https id ip json jwt oauth pdf sms ssn uri url utc uuid vat xml".split(" "),
);

/**
 * The words as people would write them: `QRCode` is `["QR", "code"]`, and what `names` spells is spelled so.
 * @returns undefined where the words are not certain: `IDs` falls into a single letter and a rest
 */
export function spelledWordsOf(identifier: string, names: ReadonlyMap<string, string>): string[] | undefined {
  const words = split(identifier);
  if (words.some((word) => /^\p{L}$/u.test(word)) || /\p{Lu}{2}s(?!\p{Ll})/u.test(identifier))
    return undefined;
  return words.map((word) =>
    /^\p{Lu}{2,}$/u.test(word) ? word : (names.get(word.toLowerCase()) ?? word.toLowerCase()),
  );
}

/** A description is asked once for each identifier it may spell: strangers may write many of both. */
const longestText = 2000;

/** By their small letters, the words that are inside a sentence with a capital and nowhere without: `Python`. */
export function namesIn(texts: readonly string[]): ReadonlyMap<string, string> {
  const sentences = texts
    .map((text) => text.slice(0, longestText))
    .filter((text) => !isTitleCase(text))
    .join("\n");
  const small = new Set(sentences.match(/(?<![\p{L}\p{N}])\p{Ll}[\p{L}\p{N}]*/gu));
  const inside = sentences.match(/(?<=[\p{L}\p{N},;)]['’]?[ \t])\p{Lu}[\p{L}\p{N}]+/gu) ?? [];
  return new Map(
    inside.map((name) => [name.toLowerCase(), name] as const).filter(([lower]) => !small.has(lower)),
  );
}

/** Capitals mean nothing where most words have one. */
function isTitleCase(text: string): boolean {
  const words = text.match(/\p{L}+/gu) ?? [];
  return words.filter((word) => /^\p{Lu}/u.test(word)).length * 2 > words.length;
}

/** `User ID`: how labels of parameters are written. */
export function titleCase(words: readonly string[]): string {
  return words.map(capitalised).join(" ");
}

/** `Get user by ID`: how summaries of operations are written. */
export function sentenceCase(words: readonly string[]): string {
  return words.map((word, index) => (index === 0 ? capitalised(word) : abbreviated(word))).join(" ");
}

function abbreviated(word: string): string {
  return abbreviations.has(word) ? word.toUpperCase() : word;
}

function capitalised(word: string): string {
  return abbreviations.has(word) ? word.toUpperCase() : `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}
