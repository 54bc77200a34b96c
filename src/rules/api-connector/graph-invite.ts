import { defineRule } from "../../review/rule/rule.ts";
import { asArray, asObject, asString, type JsonObject, own } from "../../text/json/json.ts";
import { quoted } from "../../wording/quoted.ts";
import { contractOf } from "./_contract.ts";
import { createsUser, invites } from "./_graph.ts";

const members = ["invitedUserEmailAddress", "inviteRedirectUrl"];

export default defineRule({
  id: "api-connector/graph-invite",
  severity: "error",
  kinds: ["custom"],
  needs: [],
  title: "Invitations for users with Microsoft accounts",
  why: "Users of other Entra tenants and with Microsoft accounts cannot be created with the users API: they are invited, then patched. An invitation needs an address and a page to come back to.",
  source: "https://learn.microsoft.com/entra/external-id/self-service-sign-up-add-approvals",
  since: "0.1.0",
  *check({ connector }) {
    for (const sample of contractOf(connector)?.graph ?? []) {
      const { body } = sample;
      if (body === undefined) continue;
      if (createsUser(sample) && isOfEntra(body)) {
        yield {
          location: sample.atKey("identities"),
          subject: [sample.name],
          message: `The request ${quoted(sample.name)} creates a user of another Entra tenant or with a Microsoft account by the users API.`,
          fix: "Call `POST /invitations`, then patch the attributes of the invited user.",
        };
      }
      const missing = members.filter((name) => (asString(own(body, name)) ?? "") === "");
      if (!invites(sample) || missing.length === 0) continue;
      yield {
        location: sample.location,
        subject: [sample.name, ...missing],
        message: `The invitation ${quoted(sample.name)} lacks ${missing.map(quoted).join(" and ")}.`,
        fix: `Add ${missing.map(quoted).join(" and ")}.`,
      };
    }
  },
});

function isOfEntra(body: JsonObject): boolean {
  return (asArray(own(body, "identities")) ?? []).some((item) =>
    /^(?:ExternalAzureAD|MicrosoftAccount|live\.com)$|^https:\/\/(?:sts\.windows\.net|login\.microsoftonline\.com)\//i.test(
      asString(own(asObject(item) ?? {}, "issuer")) ?? "",
    ),
  );
}
