import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { contractOf, meantAction } from "./_contract.ts";

/** How the documentation calls the step. */
const afterSignIn = /\bafter (?:federating|signing in|sign-?in)\b|\bfederating with an identity provider\b/i;

export default defineRule({
  id: "api-connector/validation-step",
  severity: "error",
  kinds: ["custom"],
  needs: [],
  title: "`ValidationError` only before the user is created",
  why: "After signing in with an identity provider the user has filled in nothing that could be corrected: the service accepts `ValidationError` only before creating the user.",
  source: "https://learn.microsoft.com/entra/external-id/self-service-sign-up-add-api-connector",
  since: "0.1.0",
  *check({ connector }) {
    for (const sample of contractOf(connector)?.responses ?? []) {
      if (meantAction(sample) !== "ValidationError" || !afterSignIn.test(sample.heading)) continue;
      yield {
        location: sample.location,
        subject: [sample.name],
        message: `The response ${quoted(sample.name)} is a \`ValidationError\` for the step after signing in.`,
        fix: "Answer with `Continue` or `ShowBlockPage` at that step.",
      };
    }
  },
});
