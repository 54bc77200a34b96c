import { defineRule } from "../../review/rule/rule.ts";
import { asString, own } from "../../text/json/json.ts";
import { quoted } from "../../wording/quoted.ts";
import { contractOf } from "./_contract.ts";

/** Exceptions, stack frames, GUIDs, tags, statements and objects. */
const internals =
  /\b\w{0,60}(?:Exception|Error)\b(?=:| at )|\bat [\w.]{1,80}\([^)]{0,80}\)|\b[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}\b|<\/?[a-z][^<>]{0,80}>|\b(?:SELECT|INSERT|UPDATE)\b.{1,40}\b(?:FROM|INTO|SET)\b|\bline \d{1,6}\b|\[object Object\]|\bnull reference\b/i;

export default defineRule({
  id: "api-connector/usermessage-leak",
  severity: "warning",
  kinds: ["custom"],
  needs: [],
  title: "Messages without internals",
  why: "The user reads this message before being signed in: stack traces, exceptions and identifiers help attackers and nobody else.",
  source: "https://learn.microsoft.com/entra/external-id/self-service-sign-up-add-api-connector",
  since: "0.1.0",
  *check({ connector }) {
    for (const sample of contractOf(connector)?.responses ?? []) {
      const text = sample.body === undefined ? undefined : asString(own(sample.body, "userMessage"));
      const leak = internals.exec(text ?? "")?.[0];
      if (leak === undefined) continue;
      yield {
        location: sample.atKey("userMessage"),
        subject: [sample.name],
        message: `The \`userMessage\` of the response ${quoted(sample.name)} shows ${quoted(leak)}.`,
        fix: "Write a plain sentence, and put the detail into `code` and the logs.",
      };
    }
  },
});
