import { defineRule } from "../../review/rule/rule.ts";
import { asString, own } from "../../text/json/json.ts";
import { quoted } from "../../wording/quoted.ts";
import { contractOf, meantAction, type Sample } from "./_contract.ts";

export default defineRule({
  id: "api-connector/usermessage",
  severity: "error",
  kinds: ["custom"],
  needs: [],
  title: "A message for the user",
  why: "A page that blocks without a message leaves the user without a hint of what to do; the service asks for the text.",
  source: "https://learn.microsoft.com/entra/external-id/self-service-sign-up-add-api-connector",
  since: "0.1.0",
  *check({ connector }) {
    for (const sample of contractOf(connector)?.responses ?? []) {
      if (
        sample.body === undefined ||
        !isBlocking(sample) ||
        (asString(own(sample.body, "userMessage")) ?? "").trim() !== ""
      )
        continue;
      yield {
        location: sample.atKey("userMessage"),
        subject: [sample.name],
        message: `The ${meantAction(sample)} response ${quoted(sample.name)} has no \`userMessage\`.`,
        fix: "Add `userMessage` with a sentence that tells the user what happened and what to do.",
      };
    }
  },
});

function isBlocking(sample: Sample): boolean {
  return meantAction(sample) === "ShowBlockPage" || meantAction(sample) === "ValidationError";
}
