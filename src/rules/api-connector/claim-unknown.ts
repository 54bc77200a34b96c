import { defineRule } from "../../review/rule/rule.ts";
import { didYouMean } from "../../wording/did-you-mean.ts";
import { quoted } from "../../wording/quoted.ts";
import { builtIn, contractMembers } from "./_claims.ts";
import { contractOf } from "./_contract.ts";

export default defineRule({
  id: "api-connector/claim-unknown",
  severity: "info",
  kinds: ["custom"],
  needs: [],
  title: "Claims that Entra knows",
  why: "A claim under a name that Entra does not know is never sent, and is ignored in responses.",
  source: "https://learn.microsoft.com/entra/external-id/self-service-sign-up-add-api-connector",
  since: "0.1.0",
  *check({ connector }) {
    const { requests, responses } = contractOf(connector) ?? { requests: [], responses: [] };
    for (const sample of [...requests, ...responses]) {
      for (const name of Object.keys(sample.body ?? {})) {
        if (builtIn.has(name) || contractMembers.has(name) || name.startsWith("extension_")) continue;
        const meant = name === "lastName" ? "surname" : didYouMean(name, builtIn);
        yield {
          location: sample.atKey(name),
          subject: [sample.name, name],
          message: `The claim ${quoted(name)} is neither built in nor a custom attribute.`,
          fix:
            meant === undefined
              ? "Use the name of the property of the Graph user, or a custom attribute."
              : `Write ${quoted(meant)}.`,
        };
      }
    }
  },
});
