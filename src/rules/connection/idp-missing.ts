import { keyLocationOf, locationOf, member, stringOf } from "../../connector/node.ts";
import { authentications } from "../../connector/properties/authentication.ts";
import { connectionParameterSubject } from "../../connector/properties/connection-parameters.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { isObject } from "../../text/json/json.ts";
import { connectionParameter } from "../../wording/connection-parameter.ts";

export default defineRule({
  id: "connection/idp-missing",
  severity: "error",
  needs: ["properties"],
  title: "An identity provider for every sign-in",
  why: "The identity provider decides how the platform signs users in; without it no connection can be made.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/connection-parameters",
  since: "0.1.0",
  *check({ properties }) {
    for (const { parameter, settings } of authentications(properties)) {
      const node = member(settings, "identityProvider");
      if (!isObject(settings.value) || (stringOf(node) ?? "").trim() !== "") continue;
      yield {
        location: node === undefined ? keyLocationOf(settings) : locationOf(node),
        subject: connectionParameterSubject(parameter),
        message: `The OAuth settings of ${connectionParameter(parameter)} name no \`identityProvider\`.`,
        fix: 'Add `"identityProvider": "oauth2"`, or `"aad"` for Microsoft Entra ID.',
      };
    }
  },
});
