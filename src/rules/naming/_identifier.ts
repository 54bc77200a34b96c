import { wordsOf } from "../../text/identifier-words.ts";

/**
 * `listUsers`, `user_id`, or the very text of the name it describes when that has several words. Product names such as
 * GitHub and eTag look the same, so a single hump counts only when it equals the name.
 */
export function isIdentifier(text: string, name: string | undefined): boolean {
  const word = text.trim();
  if (!/^[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)*$/.test(word)) return false;
  if (word.includes("_")) return /[a-z]/.test(word);
  const humps = wordsOf(word).length;
  return humps >= 3 ? /[a-z][A-Z]/.test(word) : humps === 2 && word === name;
}
