import { locationOf, stringOf } from "../../connector/node.ts";
import { authentications, customValue } from "../../connector/properties/authentication.ts";
import { connectionParameterSubject } from "../../connector/properties/connection-parameters.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { connectionParameter } from "../../wording/connection-parameter.ts";

export default defineRule({
  id: "connection/aad-tenant",
  severity: "warning",
  kinds: ["certified"],
  needs: ["properties"],
  title: "Sign-in for users of every tenant",
  why: "With the ID of one tenant only its own users can sign in, and a certified connector is for everybody.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/azure-active-directory-authentication",
  since: "0.1.0",
  *check({ properties }) {
    for (const signIn of authentications(properties)) {
      const node = signIn.provider === "aad" ? customValue(signIn, "tenantId") : undefined;
      const isGuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(stringOf(node)?.trim() ?? "");
      if (node === undefined || !isGuid) continue;
      yield {
        location: locationOf(node),
        subject: connectionParameterSubject(signIn.parameter),
        message: `The \`tenantId\` of ${connectionParameter(signIn.parameter)} is the ID of one tenant.`,
        fix: 'Write `"value": "common"`.',
      };
    }
  },
});
