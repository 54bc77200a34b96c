/** Whether texts are English, and which letters are not. */
import type { Swagger } from "../../connector/swagger/swagger.ts";
import { textsOf } from "../../connector/swagger/texts.ts";
import { isEnglish } from "./_spelling.ts";

/** Fewer words say nothing about a language. */
const minWords = 8;
/** Different small words of one language; two may be chance. */
const minSmallWords = 3;
/** Share of dictionary words; published English connectors are above 0.6, whatever their jargon. */
const minShare = 0.5;

/**
 * Frequent small words of other languages that no English text has, as far as that goes. Only texts with few English words
 * are compared with them.
 */
const smallWords: Readonly<Record<string, ReadonlySet<string>>> = {
  German: setOf(
    "der die das und ist nicht mit dem den des ein eine einen einer für von zu zum zur auf wird werden sind oder nach über bei aus dieser diese",
  ),
  French: setOf(
    "le la les des et est une dans pour avec sur du au aux ce cette ces qui que sont ou par votre vous être",
  ),
  Spanish: setOf(
    "el la los las y es una en para con del al por que este esta estos son como su sus se lista",
  ),
  Portuguese: setOf("o os as e é um uma em para com do da dos das por que este esta são como seu sua ou não"),
  Italian: setOf(
    "il lo la gli le e è una di per con del della dei nel nella che questo questa sono come un alla",
  ),
  Dutch: setOf("de het een en van voor met op te zijn is niet die dat deze wordt worden uit naar bij aan"),
  Swedish: setOf("och att det som en ett är för med på av den till inte från eller"),
  Danish: setOf("og at det som en et er for med på af den til ikke fra eller der"),
  Norwegian: setOf("og at det som en et er for med på av den til ikke fra eller"),
  Polish: setOf("i w na z do jest nie się oraz dla przez lub od który która"),
  Turkish: setOf("ve bir bu için ile olarak veya olan da de"),
};

export function languageOf(text: string): string | undefined {
  // Codes of languages and countries are capitals or are in quotes.
  const words = withoutQuotes(text).match(/(?<![\p{L}\p{N}<])\p{Lu}?\p{Ll}+(?![\p{L}\p{N}>])/gu) ?? [];
  if (words.length < minWords || shareOfEnglish(words) >= minShare) return undefined;
  const distinct = new Set(words.map((word) => word.toLowerCase()));
  let best: string | undefined;
  let bestCount = minSmallWords - 1;
  for (const [language, small] of Object.entries(smallWords)) {
    const count = [...distinct].filter((word) => small.has(word)).length;
    if (count > bestCount) [best, bestCount] = [language, count];
  }
  return best;
}

/** At least four words, most of them in the dictionary. */
export function isEnglishText(text: string): boolean {
  const words = text.match(/\p{L}{2,}/gu) ?? [];
  return words.length >= 4 && shareOfEnglish(words) >= minShare;
}

/** Quoted words are examples and values, in whatever language. */
export function withoutQuotes(text: string): string {
  return text.replace(/(?<!\w)(?:"[^"]{0,80}"|“[^”]{0,80}”|'[^']{0,80}'|`[^`]{0,80}`)/g, " ");
}

function shareOfEnglish(words: readonly string[]): number {
  return words.filter(isEnglish).length / words.length;
}

const known = new WeakMap<Swagger, boolean>();
/** Words are counted up to here: enough to tell. */
const sampleSize = 400;

/** False when the texts of the definition as a whole are another language: spelling and grammar have nothing to say then. */
export function isMostlyEnglish(swagger: Swagger): boolean {
  const before = known.get(swagger);
  if (before !== undefined) return before;
  let words: readonly string[] = [];
  for (const { text } of textsOf(swagger)) {
    words = words.concat(text.toLowerCase().match(/\p{L}{3,}/gu) ?? []);
    if (words.length >= sampleSize) break;
  }
  const answer = words.length < 20 || shareOfEnglish(words) >= minShare;
  known.set(swagger, answer);
  return answer;
}

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(" "));
}
