/** Products that many connectors mention, and words by which their vendors are known. */
import type { AcceptedWords } from "../../review/rule/rule.ts";

interface Product {
  readonly name: RegExp;
  /** In names of publishers and owners, and in hosts; lower case. */
  readonly vendors: readonly string[];
}

/** Names are matched as written by their vendors: `box` and `teams` are words, `Box` and `Microsoft Teams` are products. */
const namesByVendor: readonly (readonly [vendors: string, names: string])[] = [
  [
    "microsoft windows office365 azure",
    "SharePoint|OneDrive|Outlook|Excel|Microsoft Teams|Office 365|Microsoft 365|Dynamics 365|Azure|GitHub|LinkedIn",
  ],
  ["google youtube", "Google [A-Z][a-z]+|Gmail|YouTube"],
  ["salesforce slack", "Salesforce|Slack"],
  ["sap", "SAP"],
  ["oracle netsuite", "Oracle|NetSuite"],
  ["atlassian", "Jira|Trello|Confluence|Bitbucket"],
  ["facebook meta instagram whatsapp", "Facebook|Instagram|WhatsApp"],
  ["amazon aws", "Amazon|AWS"],
  ["intuit mailchimp quickbooks", "QuickBooks|Mailchimp"],
  ["openai", "OpenAI|ChatGPT"],
  ["github", "GitHub"],
  ["linkedin", "LinkedIn"],
];
/** Products named as their vendors are. */
const namedAlike =
  "Zendesk HubSpot Dropbox ServiceNow Shopify Stripe PayPal GitLab Twitter DocuSign Adobe Xero Workday Zoom Twilio Asana Airtable Box";

const products: readonly Product[] = [
  ...namesByVendor.map(([vendors, names]) => ({ name: asWord(names), vendors: vendors.split(" ") })),
  ...namedAlike.split(" ").map((name) => ({ name: asWord(name), vendors: [name.toLowerCase()] })),
];

/** Only our own lists come here. */
function asWord(names: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}-])(?:${names})(?![\\p{L}\\p{N}-])`, "u");
}

/**
 * The first well-known product in the text whose vendor is none of these, and that is not accepted.
 * @param around publisher, owner, host
 */
export function foreignProduct(
  text: string,
  around: readonly (string | undefined)[],
  words: AcceptedWords,
): string | undefined {
  const known = around.join(" ").toLowerCase();
  for (const { name, vendors } of products) {
    const found = name.exec(text)?.[0];
    if (found === undefined || words.accept(found) || vendors.some((vendor) => known.includes(vendor)))
      continue;
    // One product may have several vendors in the list: GitHub is Microsoft's and its own.
    const isOwn = products.some(
      (other) => other.name.test(found) && other.vendors.some((one) => known.includes(one)),
    );
    if (!isOwn && !known.includes(found.toLowerCase())) return found;
  }
  return undefined;
}
