import { locationOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { shortHash } from "../../text/hash.ts";
import { quoted } from "../../wording/quoted.ts";
import { everySample } from "./_samples.ts";

export default defineRule({
  id: "secret/personal-data",
  severity: "info",
  needs: ["swagger"],
  title: "Invented people in examples",
  why: "Examples and defaults are shown to every maker. A real address or number of a person does not belong there.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission",
  since: "0.1.0",
  *check({ swagger, connector }) {
    for (const { name, text, kind, node } of everySample(swagger, connector)) {
      const found = personalData(text);
      if (found === undefined) continue;
      yield {
        location: locationOf(node),
        subject: [name, found.kind, shortHash(found.value).slice(0, 8)],
        message: `The ${kind} of ${quoted(name === "" ? "the connector" : name)} holds ${found.kind} that may be real.`,
        fix: `Write an invented one, like \`${found.invented}\`.`,
      };
    }
  },
});

interface PersonalData {
  readonly kind: string;
  readonly value: string;
  readonly invented: string;
}

/** Domains and names of people in documentation, and domains nobody can have (RFC 2606). */
const inventedDomain =
  /(?:^|\.)(?:example|test|invalid|localhost|local)$|(?:^|\.)(?:ex[ae]mple|exemplo|ejemplo|beispiel)\.|^(?:(?:my|your|some|a|the|sample|test|demo|fake|dummy|foo|bar|acme|domain|company|email|mail|abc|xyz|site|host|website|server|org|business|customer|client|user|contoso|fabrikam|northwind|adventure-?works|tailspintoys|wingtiptoys|litware(?:inc)?|woodgrove)[\w-]{0,20}\.)/i;
/** A mailbox that belongs to a desk rather than to a person, or to John Doe. */
const inventedMailbox =
  /^(?:info|support|sales|admin|administrator|contact|help|hello|office|team|service|noreply|no[-_.]?reply|do[-_.]?not[-_.]?reply|user|username|name|first[-_.]?name|email|mail|me|you|your\w*|my\w*|someone|somebody|sample|test\w*|demo|dummy|foo|bar|abc|xyz|example|exemple|guest|dev|remit|visitor\w*|\w*_services|aa|jdoe|customer|client|recipient|sender|member|invoice|billing|accounts?|hr|it|api|bot|webmaster|postmaster|root|j\.?|john|jane|joe|bob|alice)(?:[-_.+\d]|$)|(?:doe|smith|public|bloggs|mustermann)/i;

function personalData(text: string): PersonalData | undefined {
  const mail = /^([\w.+-]{1,64})@([\w-]{1,63}(?:\.[\w-]{1,63}){1,4})$/.exec(text.trim());
  if (mail !== null) {
    const [value, mailbox = "", domain = ""] = mail;
    if (inventedDomain.test(domain) || inventedMailbox.test(mailbox)) return undefined;
    return { kind: "a mail address", value, invented: "adele.vance@contoso.com" };
  }
  const phone = /^\+\d{1,3}[ -.]?\(?\d{1,4}\)?[ \d.-]{5,14}$/.exec(text.trim())?.[0];
  if (phone === undefined || isInventedNumber(phone.replace(/\D/g, ""))) return undefined;
  return { kind: "a phone number", value: phone, invented: "+1 425 555 0100" };
}

/** 555 is nobody's exchange; counting and repeating is nobody's number. */
function isInventedNumber(digits: string): boolean {
  return (
    /555|1234|2345|3456|4567|5678|6789|9876|0123|(\d)\1{3}/.test(digits) ||
    digits.length < 9 ||
    new Set(digits).size < 5
  );
}
