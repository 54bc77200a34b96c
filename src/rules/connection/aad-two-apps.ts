import { locationOf, member, stringOf } from "../../connector/node.ts";
import { authentications, customValue } from "../../connector/properties/authentication.ts";
import { connectionParameterSubject } from "../../connector/properties/connection-parameters.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { connectionParameter } from "../../wording/connection-parameter.ts";

const guid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

export default defineRule({
  id: "connection/aad-two-apps",
  severity: "info",
  needs: ["properties"],
  title: "One app registration for the API, another for the connector",
  why: "With one registration for both, whoever may call the API can act as the connector, and neither can be changed alone.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/azure-active-directory-authentication",
  since: "0.1.0",
  *check({ properties }) {
    for (const signIn of authentications(properties)) {
      const node = signIn.provider === "aad" ? customValue(signIn, "resourceUri") : undefined;
      const resource = guid.exec(stringOf(node) ?? "")?.[0]?.toLowerCase();
      const client = stringOf(member(signIn.settings, "clientId"))?.trim().toLowerCase();
      if (node === undefined || resource === undefined || resource !== client || !/[1-9a-f]/.test(resource))
        continue;
      yield {
        location: locationOf(node),
        subject: connectionParameterSubject(signIn.parameter),
        message: `The \`resourceUri\` of ${connectionParameter(signIn.parameter)} names the same app registration as its \`clientId\`.`,
        fix: "Register the connector separately and give it delegated access to the API.",
      };
    }
  },
});
