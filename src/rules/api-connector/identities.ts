import { defineRule } from "../../review/rule/rule.ts";
import { asArray, asObject, asString, type JsonValue, own } from "../../text/json/json.ts";
import { quoted } from "../../wording/quoted.ts";
import { contractOf } from "./_contract.ts";

export default defineRule({
  id: "api-connector/identities",
  severity: "error",
  kinds: ["custom"],
  needs: [],
  title: "Identities as a list of objects",
  why: "`identities` comes as a list of objects with `signInType`, `issuer` and `issuerAssignedId`; a handler for another shape fails for every federated user.",
  source: "https://learn.microsoft.com/entra/external-id/self-service-sign-up-add-api-connector",
  since: "0.1.0",
  *check({ connector }) {
    const { requests, graph } = contractOf(connector) ?? { requests: [], graph: [] };
    for (const sample of [...requests, ...graph]) {
      const value = sample.body === undefined ? undefined : own(sample.body, "identities");
      if (value === undefined || isList(value)) continue;
      yield {
        location: sample.atKey("identities"),
        subject: [sample.name],
        message: `The \`identities\` of the request ${quoted(sample.name)} are no list of objects with \`signInType\`, \`issuer\` and \`issuerAssignedId\`.`,
        fix: 'Write `[{"signInType": "federated", "issuer": "facebook.com", "issuerAssignedId": "0123456789"}]`.',
      };
    }
  },
});

function isList(value: JsonValue): boolean {
  const list = asArray(value) ?? [];
  const names = ["signInType", "issuer", "issuerAssignedId"];
  return (
    list.length > 0 &&
    list.every((item) => names.every((name) => asString(own(asObject(item) ?? {}, name)) !== undefined))
  );
}
