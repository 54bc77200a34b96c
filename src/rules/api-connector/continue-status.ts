import { defineRule } from "../../review/rule.ts";
import { quoted } from "../../text/quoted.ts";
import { contractOf, meantAction, statusOf } from "./_contract.ts";

export default defineRule({
  id: "api-connector/continue-status",
  severity: "error",
  kinds: ["custom"],
  needs: [],
  title: "`Continue` with status 200",
  why: "The service takes a `Continue` response only with the status 200; with another one the user sees an error instead.",
  source: "https://learn.microsoft.com/entra/external-id/self-service-sign-up-add-api-connector",
  since: "0.1.0",
  *check({ connector }) {
    for (const sample of contractOf(connector)?.responses ?? []) {
      if (meantAction(sample) !== "Continue" || statusOf(sample) === 200) continue;
      yield {
        at: sample.at,
        subject: [sample.name],
        message: `The \`Continue\` response ${quoted(sample.name)} is sent with the status ${statusOf(sample)}.`,
        fix: "Send the status 200.",
      };
    }
  },
});
