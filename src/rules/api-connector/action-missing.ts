import { defineRule } from "../../review/rule/rule.ts";
import { own } from "../../text/json/json.ts";
import { quoted } from "../../wording/quoted.ts";
import { contractOf } from "./_contract.ts";

export default defineRule({
  id: "api-connector/action-missing",
  severity: "error",
  kinds: ["custom"],
  needs: [],
  title: "Responses with an action",
  why: "Without an action the sign-up service does not know whether to go on, and shows an error.",
  source: "https://learn.microsoft.com/entra/external-id/self-service-sign-up-add-api-connector",
  since: "0.1.0",
  *check({ connector }) {
    for (const sample of contractOf(connector)?.responses ?? []) {
      if (sample.body === undefined || own(sample.body, "action") !== undefined) continue;
      yield {
        location: sample.location,
        subject: [sample.name],
        message: `The response ${quoted(sample.name)} has no \`action\`.`,
        fix: "Add `action` with `Continue`, `ShowBlockPage` or `ValidationError`.",
      };
    }
  },
});
