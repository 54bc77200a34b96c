import { defineRule } from "../../review/rule/rule.ts";
import { asString, own } from "../../text/json/json.ts";
import { quoted } from "../../wording/quoted.ts";
import { contractOf } from "./_contract.ts";
import { createsUser, isFederated } from "./_graph.ts";

export default defineRule({
  id: "api-connector/graph-upn",
  severity: "warning",
  kinds: ["custom"],
  needs: [],
  title: "The principal name of a guest",
  why: "Graph expects the mail address of a guest with `_` for `@`, then `#EXT#@` and the tenant; other names collide or are refused.",
  source: "https://learn.microsoft.com/entra/external-id/self-service-sign-up-add-approvals",
  since: "0.1.0",
  *check({ connector }) {
    for (const sample of contractOf(connector)?.graph ?? []) {
      const { body } = sample;
      if (body === undefined || !createsUser(sample) || !isFederated(body)) continue;
      const name = asString(own(body, "userPrincipalName")) ?? "";
      const mail = asString(own(body, "mail")) ?? "";
      if (name === "" || /[<>{}]/.test(name) || isOf(name, mail)) continue;
      yield {
        location: sample.atKey("userPrincipalName"),
        subject: [sample.name],
        message: `The \`userPrincipalName\` ${quoted(name)} is not made of the mail address.`,
        fix: `Write ${quoted(`${(mail === "" ? "name@example.com" : mail).replace("@", "_")}#EXT#@contoso.onmicrosoft.com`)}, with your tenant.`,
      };
    }
  },
});

function isOf(name: string, mail: string): boolean {
  const local = /^([^@\s]{1,200})#EXT#?@[\w-]{1,100}\.onmicrosoft\.com$/i.exec(name)?.[1];
  if (local === undefined || !local.includes("_")) return false;
  return mail === "" || /[<>{}]/.test(mail) || local.toLowerCase() === mail.replace("@", "_").toLowerCase();
}
