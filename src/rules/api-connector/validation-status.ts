import { defineRule } from "../../review/rule.ts";
import { quoted } from "../../text/quoted.ts";
import { contractOf, meantAction, statusOf } from "./_contract.ts";

export default defineRule({
  id: "api-connector/validation-status",
  severity: "error",
  kinds: ["custom"],
  needs: [],
  title: "`ValidationError` with status 400",
  why: "The service takes a `ValidationError` response only with the status 400; with another one the user sees an error instead.",
  source: "https://learn.microsoft.com/entra/external-id/self-service-sign-up-add-api-connector",
  since: "0.1.0",
  *check({ connector }) {
    for (const sample of contractOf(connector)?.responses ?? []) {
      if (meantAction(sample) !== "ValidationError" || statusOf(sample) === 400) continue;
      yield {
        at: sample.at,
        subject: [sample.name],
        message: `The \`ValidationError\` response ${quoted(sample.name)} is sent with the status ${statusOf(sample)}.`,
        fix: "Send the status 400.",
      };
    }
  },
});
