import { defineRule } from "../../review/rule/rule.ts";
import { own } from "../../text/json/json.ts";
import { removeAt } from "../../text/json/json-change.ts";
import { quoted } from "../../wording/quoted.ts";
import { contractOf, meantAction } from "./_contract.ts";
import { bodyEdits } from "./_edits.ts";

export default defineRule({
  id: "api-connector/continue-extra",
  severity: "info",
  kinds: ["custom"],
  needs: [],
  title: "`Continue` without a message",
  why: "`userMessage`, `code` and `status` have no effect in a `Continue` response: nobody sees them.",
  source: "https://learn.microsoft.com/entra/external-id/self-service-sign-up-add-api-connector",
  since: "0.1.0",
  *check({ connector }) {
    for (const sample of contractOf(connector)?.responses ?? []) {
      const { body } = sample;
      if (body === undefined || meantAction(sample) !== "Continue") continue;
      for (const name of ["userMessage", "code", "status"].filter((one) => own(body, one) !== undefined)) {
        yield {
          location: sample.atKey(name),
          subject: [sample.name, name],
          message: `The \`Continue\` response ${quoted(sample.name)} holds \`${name}\`, which has no effect there.`,
          fix: `Remove \`${name}\`.`,
          ...bodyEdits(sample, [removeAt(`/${name}`)]),
        };
      }
    }
  },
});
