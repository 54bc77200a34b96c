import { editDistance } from "../text/edit-distance.ts";

const longestWord = 64;

/**
 * The name that is most like the word, upper and lower case being the same; undefined when none is near.
 * At most `maxDistance` characters may be added, left out, exchanged or swapped with a neighbour (default: a third).
 */
export function didYouMean(
  word: string,
  names: Iterable<string>,
  maxDistance: number = Math.max(1, Math.floor(word.length / 3)),
): string | undefined {
  if (word.length > longestWord) return undefined;
  let best: string | undefined;
  let bestDistance = maxDistance + 1;
  for (const name of names) {
    if (Math.abs(name.length - word.length) >= bestDistance) continue;
    const distance = editDistance(word.toLowerCase(), name.toLowerCase());
    if (distance < bestDistance) [best, bestDistance] = [name, distance];
  }
  return best;
}
