import { defineRule } from "../../review/rule/rule.ts";
import { asString, own } from "../../text/json/json.ts";
import { setMember } from "../../text/json/json-change.ts";
import { quoted } from "../../wording/quoted.ts";
import { contractOf } from "./_contract.ts";
import { bodyEdits } from "./_edits.ts";

export default defineRule({
  id: "api-connector/version",
  severity: "error",
  kinds: ["custom"],
  needs: [],
  title: "Responses with a version",
  why: "The sign-up service refuses responses without the version of the contract, and the user cannot sign up.",
  source: "https://learn.microsoft.com/entra/external-id/self-service-sign-up-add-api-connector",
  since: "0.1.0",
  *check({ connector }) {
    for (const sample of contractOf(connector)?.responses ?? []) {
      if (sample.body === undefined || /^\d+\.\d+\.\d+$/.test(asString(own(sample.body, "version")) ?? ""))
        continue;
      yield {
        location: sample.atKey("version"),
        subject: [sample.name],
        message:
          own(sample.body, "version") === undefined
            ? `The response ${quoted(sample.name)} has no \`version\`.`
            : `The \`version\` of the response ${quoted(sample.name)} does not have the form \`1.0.0\`.`,
        fix: 'Write `"version": "1.0.0"`.',
        ...bodyEdits(sample, [setMember("", "version", "1.0.0")]),
      };
    }
  },
});
