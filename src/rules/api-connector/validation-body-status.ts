import { defineRule } from "../../review/rule/rule.ts";
import { own } from "../../text/json/json.ts";
import { setMember } from "../../text/json/json-change.ts";
import { quoted } from "../../wording/quoted.ts";
import { contractOf, meantAction } from "./_contract.ts";
import { bodyEdits } from "./_edits.ts";

export default defineRule({
  id: "api-connector/validation-body-status",
  severity: "error",
  kinds: ["custom"],
  needs: [],
  title: "`ValidationError` with `status` in the body",
  why: "The service reads the status of a validation error from the body as well; without it the user cannot correct the input.",
  source: "https://learn.microsoft.com/entra/external-id/self-service-sign-up-add-api-connector",
  since: "0.1.0",
  *check({ connector }) {
    for (const sample of contractOf(connector)?.responses ?? []) {
      if (
        sample.body === undefined ||
        meantAction(sample) !== "ValidationError" ||
        isStatus(own(sample.body, "status"))
      )
        continue;
      yield {
        location: sample.atKey("status"),
        subject: [sample.name],
        message: `The body of the \`ValidationError\` response ${quoted(sample.name)} has no \`status\` of 400.`,
        fix: 'Write `"status": 400`.',
        ...bodyEdits(sample, [setMember("", "status", 400, "action")]),
      };
    }
  },
});

/** As a number or as a text: the documentation has both. */
function isStatus(value: unknown): boolean {
  return value === 400 || value === "400";
}
