import { defineRule } from "../../review/rule/rule.ts";
import { own } from "../../text/json/json.ts";
import { quoted } from "../../wording/quoted.ts";
import { contractOf } from "./_contract.ts";

export default defineRule({
  id: "api-connector/request-email",
  severity: "warning",
  kinds: ["custom"],
  needs: [],
  title: "Requests as Entra sends them",
  why: "Entra always sends `email`, and typically `ui_locales`. A handler written after a sample without them is not tested with what really comes.",
  source: "https://learn.microsoft.com/entra/external-id/self-service-sign-up-add-api-connector",
  since: "0.1.0",
  *check({ connector }) {
    for (const sample of contractOf(connector)?.requests ?? []) {
      const { body } = sample;
      if (body === undefined) continue;
      for (const name of ["email", "ui_locales"].filter((one) => own(body, one) === undefined)) {
        yield {
          location: sample.location,
          subject: [sample.name, name],
          message: `The request ${quoted(sample.name)} has no \`${name}\`.`,
          fix: `Add \`${name}\`: it is ${name === "email" ? "always" : "typically"} sent.`,
          ...(name === "email" ? {} : { severity: "info" as const }),
        };
      }
    }
  },
});
