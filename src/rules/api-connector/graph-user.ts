import { defineRule } from "../../review/rule/rule.ts";
import { type JsonValue, own } from "../../text/json/json.ts";
import { quoted } from "../../wording/quoted.ts";
import { contractOf } from "./_contract.ts";
import { createsUser, isFederated } from "./_graph.ts";

const isThere = (value: JsonValue | undefined): boolean => value !== undefined && value !== "";
const required = [
  { name: "userPrincipalName", form: "userPrincipalName", holds: isThere },
  {
    name: "accountEnabled",
    form: "accountEnabled: true",
    holds: (value: JsonValue | undefined) => value === true,
  },
  { name: "mail", form: "mail", holds: isThere },
  { name: "userType", form: "userType: Guest", holds: (value: JsonValue | undefined) => value === "Guest" },
  { name: "identities", form: "identities", holds: isThere },
];

export default defineRule({
  id: "api-connector/graph-user",
  severity: "error",
  kinds: ["custom"],
  needs: [],
  title: "Users with all that Graph needs",
  why: "Graph refuses a user without these members, or creates an account that nobody can sign in to.",
  source: "https://learn.microsoft.com/entra/external-id/self-service-sign-up-add-approvals",
  since: "0.1.0",
  *check({ connector }) {
    for (const sample of contractOf(connector)?.graph ?? []) {
      const { body } = sample;
      if (body === undefined || !createsUser(sample) || !isFederated(body)) continue;
      const missing = required.filter(({ name, holds }) => !holds(own(body, name)));
      if (missing.length === 0) continue;
      yield {
        location: sample.location,
        subject: [sample.name],
        message: `The user of the request ${quoted(sample.name)} lacks ${missing.map(({ form }) => `\`${form}\``).join(", ")}.`,
        fix: `Add ${missing.map(({ form }) => `\`${form}\``).join(", ")}.`,
      };
    }
  },
});
