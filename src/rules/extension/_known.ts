/** Whether an extension has a meaning, and what a name that has none may be a misspelling of. */
import { extensions, generatorExtensions } from "../../connector/platform/vocabulary.ts";
import { didYouMean } from "../../wording/did-you-mean.ts";

export function isKnownExtension(name: string): boolean {
  return extensions.find(name) !== undefined || generatorExtensions.find(name) !== undefined;
}

/** More would name an extension that has nothing to do with the author's. */
const maxDistance = 1;

/** The known extension that differs by one letter, by two letters swapped, or by case and spaces; undefined without one. */
export function misspelledFrom(name: string): string | undefined {
  return didYouMean(
    name.trim(),
    extensions.terms.map((term) => term.name),
    maxDistance,
  );
}
