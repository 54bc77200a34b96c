/** Names of the platform's own products, which titles and texts of connectors may not use. */

/**
 * Beyond the validator's own words: "any Power Platform product" of the submission rules. Flow, Copilot and Dynamics 365
 * alone are no such names: they are ordinary words or services that connectors legitimately describe.
 */
const otherProductNames =
  /\b(?:powerapps|powerautomate|power ?bi|power pages|power platform|power virtual agents|power fx|microsoft flow|copilot studio|ai builder|dataverse|common data service|logicapps)\b/i;

/** The first of the validator's own product names in the text, as the author wrote it. */
export function validatorProductName(text: string): string | undefined {
  return /\b(?:power apps|power automate|logic apps)\b/i.exec(text)?.[0];
}

/** The first other product name in the text, as the author wrote it. */
export function otherProductName(text: string): string | undefined {
  return otherProductNames.exec(text)?.[0];
}

/** Any of them. */
export function productName(text: string): string | undefined {
  return validatorProductName(text) ?? otherProductName(text);
}
