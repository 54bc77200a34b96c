/** Names of the platform's own products, which titles and texts of connectors may not use. */
import type { AcceptedWords } from "../../review/rule.ts";

/**
 * Beyond the validator's own words: "any Power Platform product" of the submission rules. Flow, Copilot and Dynamics 365
 * alone are no such names: they are ordinary words or services that connectors legitimately describe.
 */
const otherProductNames =
  /\b(?:powerapps|powerautomate|power ?bi|power pages|power platform|power virtual agents|power fx|microsoft flow|copilot studio|ai builder|dataverse|common data service|logicapps)\b/gi;

const validatorProductNames = /\b(?:power apps|power automate|logic apps)\b/gi;

/** The first of the validator's own product names in the text that is not accepted, as the author wrote it. */
export function validatorProductName(text: string, words?: AcceptedWords): string | undefined {
  return firstName(text, validatorProductNames, words);
}

/** The first other product name in the text that is not accepted, as the author wrote it. */
export function otherProductName(text: string, words?: AcceptedWords): string | undefined {
  return firstName(text, otherProductNames, words);
}

/** Any of them. */
export function productName(text: string, words: AcceptedWords): string | undefined {
  return validatorProductName(text, words) ?? otherProductName(text, words);
}

function firstName(text: string, names: RegExp, words: AcceptedWords | undefined): string | undefined {
  return text.match(names)?.find((name) => words?.accept(name) !== true);
}

/** Added to the repair of what certification refuses: a word list does not change what Microsoft's service does. */
export function whateverIsAccepted(word: string, words: AcceptedWords): string {
  return words.accept(word) ? " Certification refuses it, although `words` in the settings accepts it." : "";
}
