import { member, stringOf, wordLocation } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { foreignProduct } from "./_products.ts";

export default defineRule({
  id: "description/foreign-product",
  severity: "info",
  kinds: ["certified", "independent"],
  language: "en",
  needs: ["swagger", "properties", "words"],
  title: "Products of other vendors only with their relation explained",
  why: "A title or description that names a product of somebody else reads as if the connector came from its vendor. Trademarks of others need a reason.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/connector-string-guidance",
  since: "0.1.0",
  *check({ swagger, properties, words }) {
    const around = [properties.publisher, properties.stackOwner, swagger.host];
    for (const name of ["title", "description"] as const) {
      const node = member(swagger.info, name);
      const text = stringOf(node) ?? "";
      const product = foreignProduct(text, around, words);
      if (node === undefined || product === undefined || isExplained(text, product)) continue;
      yield {
        location: wordLocation(node, product),
        subject: [`info.${name}`, product],
        message: `The ${name} names ${quoted(product)}, whose vendor is neither the publisher nor the owner of the service.`,
        fix: `Remove ${quoted(product)}, or say how the service is related to it, for instance "works with ${product}".`,
      };
      // The title's reader sees both.
      return;
    }
  },
});

/** "a Microsoft Teams app": what it is a part of. */
const part = /^\s+(?:apps?|applications?|add-?ins?|add-?ons?|bots?|plug-?ins?|extensions?|tabs?)\b/i;

/**
 * "works with Salesforce", "exports invoices to Excel", "CloudTools for Salesforce": the sentence says what the product is to
 * the service. Only one that is its subject, or what the service is "of", reads as the vendor's own.
 */
function isExplained(text: string, product: string): boolean {
  const at = text.indexOf(product);
  if (part.test(text.slice(at + product.length))) return true;
  const before = text.slice(0, at);
  return /\b(?:with|for|to|into|from|in|on|across|via|through|like|leveraging|using|your)\b[^.!?]*$/i.test(
    before,
  );
}
