import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { isPlaceholder } from "./_claims.ts";
import { contractOf } from "./_contract.ts";

export default defineRule({
  id: "api-connector/claim-placeholder",
  severity: "info",
  kinds: ["custom"],
  needs: [],
  title: "The id of the extensions app in place",
  why: "The placeholder stands for the id of the app registration that holds custom attributes. A call that still has it sets no attribute.",
  source: "https://learn.microsoft.com/entra/external-id/self-service-sign-up-add-api-connector",
  since: "0.1.0",
  *check({ connector }) {
    const { requests, responses } = contractOf(connector) ?? { requests: [], responses: [] };
    for (const sample of [...requests, ...responses]) {
      // A document shows the form; a file of calls is meant to be run.
      if (!/\.(?:http|rest|json)$/i.test(sample.file)) continue;
      for (const name of Object.keys(sample.body ?? {}).filter(isPlaceholder)) {
        yield {
          location: sample.atKey(name),
          subject: [sample.name, name],
          message: `The claim ${quoted(name)} holds a placeholder.`,
          fix: "Insert the id of the app registration `b2c-extensions-app`, without hyphens.",
        };
      }
    }
  },
});
