import { locationOf, member, stringOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

/** One mailbox in ASCII, the domain with a dot; what people write, not all that RFC 5321 allows. */
const mailbox =
  /^[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$/;
/** RFC 5321, 4.5.3.1.3, without the angle brackets. */
const maxLength = 254;

export default defineRule({
  id: "swagger/contact-email",
  official: ["ContactEmailNotValid"],
  policy: ["5000.3.1.4"],
  severity: "error",
  needs: ["swagger"],
  title: "A mailbox one can write to",
  why: "Makers and Microsoft write to this address when the connector fails; the validator refuses what is no address.",
  source: "Microsoft Swagger Validator, rule ContactEmailNotValid",
  since: "0.1.0",
  *check({ swagger }) {
    const node = member(member(swagger.info, "contact"), "email");
    const email = stringOf(node);
    if (node === undefined || email === undefined || email.trim() === "") return;
    if (email.length <= maxLength && mailbox.test(email)) return;
    yield {
      location: locationOf(node),
      subject: ["contact", "email"],
      message: `The e-mail of the contact, ${quoted(email)}, is no e-mail address.`,
      fix: "Write one address such as `support@contoso.com`, without blanks, names or links.",
    };
  },
});
