import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { contractOf } from "./_contract.ts";

export default defineRule({
  id: "api-connector/content-type",
  severity: "warning",
  kinds: ["custom"],
  needs: [],
  title: "Responses that say they are JSON",
  why: "The sign-up service reads the response as JSON only when its content type says so; otherwise the user sees an error.",
  source: "https://learn.microsoft.com/entra/external-id/self-service-sign-up-add-api-connector",
  since: "0.1.0",
  *check({ connector }) {
    for (const sample of contractOf(connector)?.responses ?? []) {
      if (sample.message.start.kind === "body") continue;
      if (/^application\/json\b/i.test(sample.message.headers.get("content-type") ?? "")) continue;
      yield {
        location: sample.location,
        subject: [sample.name],
        message: `The response ${quoted(sample.name)} has no content type of \`application/json\`.`,
        fix: "Add the header `Content-Type: application/json`.",
      };
    }
  },
});
