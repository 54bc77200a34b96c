import { keyLocationOf, member, objectOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { listed } from "../../wording/listed.ts";
import { quoted } from "../../wording/quoted.ts";

const examples: ReadonlyMap<string, string> = new Map([
  ["name", "the name of your support team"],
  ["url", "the URL of your support page"],
  ["email", "the email address of your support team"],
]);

export default defineRule({
  id: "swagger/contact-missing",
  official: ["RequiredPropertyMissing"],
  policy: ["5000.3.1.4"],
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["swagger"],
  title: "A contact with name, address and mailbox",
  why: "The reference page of the connector tells makers where to ask for help; certification refuses a connector without.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission",
  since: "0.1.0",
  *check({ swagger }) {
    if (swagger.info === undefined) return;
    const contact = member(swagger.info, "contact");
    if (contact === undefined) {
      yield {
        location: keyLocationOf(swagger.info),
        subject: ["contact"],
        message: "The connector has no `contact` in `info`.",
        fix: 'Add to `info` a `"contact"` with the `"name"`, `"url"` and `"email"` of your support team.',
      };
      return;
    }
    if (objectOf(contact) === undefined) return;
    const missing = [...examples].filter(([name]) => member(contact, name) === undefined);
    if (missing.length === 0) return;
    yield {
      location: keyLocationOf(contact),
      subject: ["contact"],
      // Certification refuses a connector without a contact; a contact without a URL or an email is published often.
      ...(member(contact, "name") === undefined ? {} : { severity: "warning" as const }),
      message: `The contact has no ${listed(missing.map(([name]) => quoted(name)))}.`,
      fix: `Add ${listed(missing.map(([name, example]) => `${quoted(`"${name}"`)} (${example})`))}.`,
      cause: "incomplete",
    };
  },
});
