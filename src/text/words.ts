/** The words of an identifier, and names for people made of them. */

/** Written in capitals wherever they stand as a word (connector string guidance). */
const abbreviations = new Set(
  "api csv guid html http https id ip json jwt oauth pdf sms ssn uri url utc uuid vat xml".split(" "),
);

/** `userId`, `user_id`, `user-id` and `UserID` are `["user", "id"]`. */
export function wordsOf(identifier: string): string[] {
  return identifier
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
    .map((word) => word.toLowerCase());
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
