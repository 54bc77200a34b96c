import { locationOf, stringOf } from "../../connector/node.ts";
import { authentications, customValue } from "../../connector/properties/authentication.ts";
import { connectionParameterSubject } from "../../connector/properties/connection-parameters.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { connectionParameter } from "../../wording/connection-parameter.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "connection/aad-login",
  severity: "info",
  needs: ["properties"],
  title: "The address where users of Microsoft Entra ID sign in",
  why: "Another address is either one of a national cloud or a mistake, with which nobody can sign in.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/azure-active-directory-authentication",
  since: "0.1.0",
  *check({ properties }) {
    for (const signIn of authentications(properties)) {
      const node = signIn.provider === "aad" ? customValue(signIn, "loginUri") : undefined;
      const address = stringOf(node)?.trim();
      if (node === undefined || address === undefined) continue;
      if (
        /^https:\/\/login\.(?:microsoftonline\.(?:com|us)|windows\.net|chinacloudapi\.cn|partner\.microsoftonline\.cn)(?:\/|$)/i.test(
          address,
        )
      )
        continue;
      yield {
        location: locationOf(node),
        subject: connectionParameterSubject(signIn.parameter),
        message: `The \`loginUri\` ${quoted(address)} of ${connectionParameter(signIn.parameter)} is not the address of Microsoft Entra ID.`,
        fix: 'Write `"value": "https://login.microsoftonline.com"`.',
      };
    }
  },
});
