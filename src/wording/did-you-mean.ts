import { editDistance } from "../text/edit-distance.ts";
import { wordsOf } from "../text/identifier-words.ts";

const longestWord = 64;

/**
 * The name that the word is most likely a slip for, upper and lower case being the same; undefined when none is near. Slips
 * are characters added, left out, exchanged, or swapped with a neighbor: one in words of up to 5 characters, two in longer
 * ones. Names of several words are compared word by word: `createdBy` isn't meant by `createdAt`.
 * @param maxDistance fewer slips than that
 */
export function didYouMean(
  word: string,
  names: Iterable<string>,
  maxDistance: number = 2,
): string | undefined {
  if (word.length > longestWord) return undefined;
  const lower = word.toLowerCase();
  let best: string | undefined;
  let bestDistance = maxDistance + 1;
  for (const name of names) {
    if (Math.abs(name.length - word.length) >= bestDistance) continue;
    const other = name.toLowerCase();
    const distance = editDistance(lower, other);
    if (distance < bestDistance && (distance === 0 || isSlip(word, name, distance)))
      [best, bestDistance] = [name, distance];
  }
  return best;
}

function isSlip(word: string, name: string, distance: number): boolean {
  const [lower, other] = [word.toLowerCase(), name.toLowerCase()];
  if (hasOtherNumber(lower, other) || !isSlipInWord(lower, other, distance)) return false;
  const [words, others] = [wordsOf(word), wordsOf(name)];
  // A word more is another name; a blank more is a slip.
  if (words.length !== others.length) return !isWithin(words, others) && !isWithin(others, words);
  return words.length < 2 || words.every((one, at) => isSlipInPart(one, others[at] ?? ""));
}

/** In words without parts. */
function isSlipInWord(word: string, name: string, distance: number): boolean {
  if (word.length <= 3) return isSwapped(word, name);
  if (distance < 2) return true;
  return distance === 2 && Math.min(word.length, name.length) > 5 && !isAntonym(word, name);
}

function isSlipInPart(part: string, other: string): boolean {
  if (part === other) return true;
  const distance = editDistance(part, other);
  // `Id` and `Ids`, `key` and `kei`; but `X` and `Y`, `Get` and `Set` are other words.
  const isNear =
    distance === 1 && (part.length !== other.length || (part.length > 2 && part[0] === other[0]));
  return isNear || isSlipInWord(part, other, distance);
}

/** `active` and `inactive`, `import` and `export`, `minimum` and `maximum`: two characters that make another word. */
function isAntonym(word: string, name: string): boolean {
  if (word.endsWith(name) || name.endsWith(word)) return true;
  if (word.replace("min", "max") === name || name.replace("min", "max") === word) return true;
  return word.slice(2) === name.slice(2) && word[0] !== name[0] && word[1] !== name[1];
}

function isSwapped(word: string, name: string): boolean {
  return [...word].sort().join("") === [...name].sort().join("");
}

/** Numbers are no slips: `Get_V2` isn't meant by `Get_V3`. */
function hasOtherNumber(word: string, name: string): boolean {
  const [number, other] = [word, name].map((one) => one.replace(/\D+/g, " ").trim());
  return number !== other && number?.length === other?.length;
}

/** All of the words are among the others, in their order. */
function isWithin(words: readonly string[], others: readonly string[]): boolean {
  let found = 0;
  for (const other of others) if (other === words[found]) found += 1;
  return found === words.length;
}

/** Verbs that are near each other, or begin the IDs of operations on the same thing. */
const commonVerbs: ReadonlySet<string> = new Set(
  (
    "add cancel close copy create delete download find get insert list lookup move open patch pull push post put read " +
    "remove run search send set share start stop submit update upload upsert"
  ).split(" "),
);

/** The same for operation IDs: another verb, in front or at the end, is another operation. */
export function didYouMeanOperation(id: string, ids: Iterable<string>): string | undefined {
  const known = [...ids];
  const firstWords = new Set(known.map((one) => wordsOf(one)[0] ?? ""));
  const words = wordsOf(id);
  const [first = "", last = ""] = [words[0], words.at(-1)];
  const hasFirst = (one: string): boolean => wordsOf(one)[0] === first;
  const hasLast = (one: string): boolean => wordsOf(one).at(-1) === last;
  const prefix = words.length > 1 ? undefined : [...commonVerbs].find((verb) => first.startsWith(verb));
  const isAlike = [
    ...(commonVerbs.has(first) || firstWords.has(first) ? [hasFirst] : []),
    ...(commonVerbs.has(last) && !commonVerbs.has(first) ? [hasLast] : []),
    ...(prefix === undefined ? [] : [(one: string) => one.toLowerCase().startsWith(prefix)]),
  ];
  return didYouMean(
    id,
    known.filter((one) => isAlike.every((test) => test(one))),
  );
}
