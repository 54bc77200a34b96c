import { defineRule } from "../../review/rule/rule.ts";
import { atRange } from "../../text/location.ts";
import { quoted } from "../../wording/quoted.ts";
import { contractOf } from "./_contract.ts";

const elsewhere =
  /\b(?:attach(?:ed)?|runs?|called|invoked|selected?|step)\b[^.\n]{0,60}?\b(?<step>(?:before|after|at|during|on) (?:every |each )?(?:sign-?in(?! with an identity provider)|password reset|profile edit(?:ing)?|sending the token|issuing the token|sign-?out))\b/i;

export default defineRule({
  id: "api-connector/step",
  severity: "info",
  kinds: ["custom"],
  needs: [],
  title: "Attached to a step of sign-up",
  why: "API connectors run at two steps of a sign-up user flow: after federating with an identity provider, and before creating the user. Nowhere else they are called.",
  source: "https://learn.microsoft.com/entra/external-id/self-service-sign-up-add-api-connector",
  since: "0.1.0",
  *check({ connector }) {
    const contract = contractOf(connector);
    const readme = contract?.readme;
    if (readme === undefined) return;
    const match = elsewhere.exec(readme.source.text);
    if (match === null) return;
    yield {
      location: atRange(readme.source.path, { start: match.index, end: match.index + match[0].length }),
      subject: ["step"],
      message: `The readme places the API connector at ${quoted(match.groups?.["step"] ?? "")}.`,
      fix: "Attach it after federating with an identity provider, or before creating the user.",
    };
  },
});
