/** What people write where a secret or an id would be, and what real ones look like. */
import { wordsOf } from "../../text/identifier-words.ts";

/** Brackets, signs and calls around a name: `[[DUMMY]]`, `<<your id>>`, `{{clientId}}`, `%ID%`, `$(id)`, `@parameters('id')`. */
const wrapped = /^(?:\[.*\]|<.*>|\{.*\}|\(.*\)|\*+.*\*+|%.*%|\$[({].*|@.*|_{2,}.*_{2,}|#\{.*)$/s;
const placeholderWord = /placeholder|dummy|redacted|changeme|replace[-_ ]?(?:me|with|this)/i;

/** A value made of these words only says what belongs there. */
const vocabulary: ReadonlySet<string> = new Set(
  `a aad access account ad add an and any api app application as auth azure be bearer by client cliend code connector custom
  demo enter entra example fake fill for from generated get given go goes guid here hidden id identifier in insert into is it
  key later my na name needed new no none not null o oauth oauth2 obtain of paste place please portal provide provided put real
  registered registration removed required sample secret service set some string supply tbd temp test text that the this to
  todo token type uuid value will with you your yours`.split(/\s+/),
);

/** Empty, marked as a blank to fill, one character repeated, or nothing but words that describe a secret. */
export function isPlaceholder(value: string): boolean {
  const text = value.trim();
  if (text === "" || wrapped.test(text) || placeholderWord.test(text)) return true;
  if (new Set(text.replace(/[-_.\s]/g, "")).size <= 1) return true;
  if (/^(?:x{3,}|0123456789|12345|abcde?f?)\w{0,12}$/i.test(text)) return true;
  const words = wordsOf(text);
  return words.every(
    (word) =>
      vocabulary.has(word) || vocabulary.has(word.replace(/\d+$/, "")) || /^(?:x{2,}|\d{1,3})$/.test(word),
  );
}

/** Bits of information a character: random letters and digits have 4 and more, words and patterns less. */
export function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

/** Not a pattern like `xxxx…` or `abcdef…`, and not a name. */
export function isRandom(secret: string): boolean {
  return (
    entropy(secret) >= 3.5 &&
    !isPlaceholder(secret) &&
    !/x{6}|X{6}|0{8}|example|EXAMPLE|\.{3}|abcdefgh|12345678/.test(secret)
  );
}

/** Has digits and letters, and does not only say that a password goes there. */
export function isPassword(secret: string): boolean {
  return (
    /\d/.test(secret) &&
    /[A-Za-z]/.test(secret) &&
    entropy(secret) >= 2.5 &&
    !isPlaceholder(secret) &&
    !/pass(?:word)?|pwd|secret|token|example|x{3}|\*{3}/i.test(secret)
  );
}

/** Letters and digits mixed as no word has them. */
export function looksRandom(text: string): boolean {
  return (
    text.length >= 16 && /\d/.test(text) && /[a-z]/i.test(text) && entropy(text) >= 3.5 && !/\s/.test(text)
  );
}

/** A GUID that a machine made: not all zeros, not a pattern of two or three digits. */
export function isRealGuid(text: string): boolean {
  const isGuid = /^\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}?$/i.test(text);
  return isGuid && new Set(text.toLowerCase().replace(/[^0-9a-f]/g, "")).size >= 4 && !/12345678/.test(text);
}

/** Shorter secrets may be passwords, and four of their characters half of them. */
const minShown = 20;

/** All of a secret that a finding may show. */
export function masked(secret: string): string {
  const start = secret.length < minShown ? "" : secret.slice(0, 4).replace(/[^\w+/=.~-]/g, "•");
  return `\`${start}…\``;
}
