import { keyLocationOf, member, objectOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

const examples: ReadonlyMap<string, string> = new Map([
  ["name", "the name of your support team"],
  ["url", "the address of your support page"],
  ["email", "the e-mail address of your support team"],
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
    for (const [name, example] of examples) {
      if (member(contact, name) !== undefined) continue;
      yield {
        location: keyLocationOf(contact),
        subject: ["contact", name],
        message: `The contact has no ${quoted(name)}.`,
        fix: `Add ${quoted(`"${name}"`)}: ${example}.`,
        cause: name,
      };
    }
  },
});
