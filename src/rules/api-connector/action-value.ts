import { defineRule } from "../../review/rule/rule.ts";
import { asString, type JsonValue, own } from "../../text/json/json.ts";
import { setValue } from "../../text/json/json-change.ts";
import { quoted } from "../../wording/quoted.ts";
import { actions, contractOf, meantAction } from "./_contract.ts";
import { bodyEdits } from "./_edits.ts";

export default defineRule({
  id: "api-connector/action-value",
  severity: "error",
  kinds: ["custom"],
  needs: [],
  title: "One of the three actions",
  why: "The service knows `Continue`, `ShowBlockPage` and `ValidationError`, letter by letter; anything else is an error for the user.",
  source: "https://learn.microsoft.com/entra/external-id/self-service-sign-up-add-api-connector",
  since: "0.1.0",
  *check({ connector }) {
    for (const sample of contractOf(connector)?.responses ?? []) {
      const value = sample.body === undefined ? undefined : own(sample.body, "action");
      const meant = meantAction(sample);
      if (value === undefined || actions.includes(asString(value) ?? "")) continue;
      yield {
        location: sample.atKey("action"),
        subject: [sample.name],
        message: `The \`action\` of the response ${quoted(sample.name)} is ${shown(value)}.`,
        fix:
          meant === undefined
            ? "Write `Continue`, `ShowBlockPage` or `ValidationError`."
            : `Write ${quoted(meant)}.`,
        ...(meant === undefined ? {} : bodyEdits(sample, [setValue("/action", meant)])),
      };
    }
  },
});

function shown(value: JsonValue): string {
  return typeof value === "string" ? quoted(value) : "no text";
}
