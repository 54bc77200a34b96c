import { editDistance } from "../text/edit-distance.ts";
import { wordsOf } from "../text/identifier-words.ts";

const longestWord = 64;

/**
 * The name that the word is most likely a slip for, upper and lower case being the same; undefined when none is near. Slips
 * are characters added, left out, exchanged, or swapped with a neighbor: one in words of up to 5 characters, two in longer
 * ones, only swapped letters in words of up to 3. Numbers are no slips: `Get_V2` isn't meant by `Get_V3`.
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
  let bestDistance = Math.min(maxDistance, word.length <= 5 ? 1 : 2) + 1;
  for (const name of names) {
    if (Math.abs(name.length - word.length) >= bestDistance) continue;
    const other = name.toLowerCase();
    const distance = editDistance(lower, other);
    if (distance < bestDistance && (distance === 0 || isSlip(lower, other)))
      [best, bestDistance] = [name, distance];
  }
  return best;
}

/** Verbs that are near each other, or begin the IDs of operations on the same thing. */
const commonVerbs = new Set(
  "add cancel close copy create delete download find get insert list lookup move open patch post put read remove run search send set share start stop submit update upload upsert".split(
    " ",
  ),
);

/** The same for operation IDs: another verb in front is another operation. */
export function didYouMeanOperation(id: string, ids: Iterable<string>): string | undefined {
  const known = [...ids];
  const verbs = new Set(known.map(verbOf));
  const verb = verbOf(id);
  return didYouMean(
    id,
    verbs.has(verb) || commonVerbs.has(verb) ? known.filter((one) => verbOf(one) === verb) : known,
  );
}

function verbOf(id: string): string {
  return wordsOf(id)[0] ?? "";
}

function isSlip(word: string, name: string): boolean {
  const [number, other] = [word, name].map((one) => one.replace(/\D+/g, " ").trim());
  if (number !== other && number?.length === other?.length) return false;
  return word.length > 3 || [...word].sort().join("") === [...name].sort().join("");
}
