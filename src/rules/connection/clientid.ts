import { keyLocationOf, memberIgnoringCase } from "../../connector/node.ts";
import { authentications, promptedSetting } from "../../connector/properties/authentication.ts";
import { connectionParameterSubject } from "../../connector/properties/connection-parameters.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { isObject } from "../../text/json/json.ts";
import { connectionParameter } from "../../wording/connection-parameter.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "connection/clientid",
  severity: "warning",
  kinds: ["certified", "independent"],
  needs: ["properties"],
  title: "A `clientId` in all OAuth settings",
  why: "Microsoft replaces the value with the real one during certification and needs the member for that. Where makers enter their own, a dummy says that none was forgotten.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission",
  since: "0.1.0",
  *check({ properties }) {
    for (const { parameter, settings } of authentications(properties)) {
      if (!isObject(settings.value) || memberIgnoringCase(settings, "clientId") !== undefined) continue;
      const typed = promptedSetting(properties, parameter, "clientId");
      yield {
        location: keyLocationOf(settings),
        subject: connectionParameterSubject(parameter),
        message: `The OAuth settings of ${connectionParameter(parameter)} have no \`clientId\`.`,
        fix:
          typed === undefined
            ? 'Add `"clientId": "[[DUMMY]]"` and give the real one to Microsoft during certification.'
            : `Add \`"clientId": "[[DUMMY]]"\`: makers enter their own as ${quoted(typed.name)}.`,
        ...(typed === undefined ? {} : { severity: "info" as const }),
      };
    }
  },
});
