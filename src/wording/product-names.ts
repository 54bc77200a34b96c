/** Names of the platform's own products, which titles and texts of connectors may not use. */

/** Words that a repository's settings accept. */
interface AcceptedWords {
  readonly accept: (word: string) => boolean;
}

/**
 * Beyond the validator's own words: "any Power Platform product" of the submission rules. Flow, Copilot and Dynamics 365
 * alone are no such names: they are ordinary words or services that connectors legitimately describe.
 */
const otherProductNames =
  /\b(?:powerapps|powerautomate|power ?bi|power pages|power platform|power virtual agents|power fx|microsoft flow|copilot studio|ai builder|dataverse|common data service|logicapps)\b/gi;

const refusedProductNames = /\b(?:power apps|power automate|logic apps)\b/gi;

/** The validator's own product names in the text, as the author wrote them. */
export function validatorProductNames(text: string): readonly string[] {
  return distinct(text.match(refusedProductNames) ?? []);
}

/** Other product names in the text that are not accepted, as the author wrote them. */
export function furtherProductNames(text: string, words?: AcceptedWords): readonly string[] {
  return distinct(text.match(otherProductNames) ?? []).filter((name) => words?.accept(name) !== true);
}

/** The first of any of them that is not accepted. */
export function productName(text: string, words: AcceptedWords): string | undefined {
  const refused = validatorProductNames(text).filter((name) => !words.accept(name));
  return [...refused, ...furtherProductNames(text, words)][0];
}

/** Each once, in the spelling that comes first. */
export function distinct(names: readonly string[]): readonly string[] {
  const spellings = new Set<string>();
  return names.filter((name) => !spellings.has(name.toLowerCase()) && spellings.add(name.toLowerCase()));
}

/** Added to the fix of what certification refuses: a word list does not change what Microsoft's service does. */
export function whateverIsAccepted(refused: readonly string[], words: AcceptedWords): string {
  return refused.some((word) => words.accept(word))
    ? " Certification refuses it, although `words` in the settings accepts it."
    : "";
}
