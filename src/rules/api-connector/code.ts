import { defineRule } from "../../review/rule/rule.ts";
import { asString, own } from "../../text/json/json.ts";
import { quoted } from "../../wording/quoted.ts";
import { contractOf, meantAction } from "./_contract.ts";

export default defineRule({
  id: "api-connector/code",
  severity: "info",
  kinds: ["custom"],
  needs: [],
  title: "A stable code for each refusal",
  why: "Users do not see the code; support finds the cause by it. Upper case with hyphens is how the documentation writes it.",
  source: "https://learn.microsoft.com/entra/external-id/self-service-sign-up-add-api-connector",
  since: "0.1.0",
  *check({ connector }) {
    for (const sample of contractOf(connector)?.responses ?? []) {
      const code = sample.body === undefined ? "" : (asString(own(sample.body, "code")) ?? "");
      if (
        sample.body === undefined ||
        !/^(?:ShowBlockPage|ValidationError)$/.test(meantAction(sample) ?? "") ||
        /^[A-Z\d]+(?:[-_][A-Z\d]+)*$/.test(code)
      )
        continue;
      yield {
        location: sample.atKey("code"),
        subject: [sample.name],
        message:
          code === ""
            ? `The ${meantAction(sample)} response ${quoted(sample.name)} has no \`code\`.`
            : `The \`code\` of the response ${quoted(sample.name)} is ${quoted(code)}.`,
        fix: "Write a code such as `CONTOSO-APPROVAL-PENDING`.",
      };
    }
  },
});
