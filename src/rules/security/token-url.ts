import type { Connector } from "../../connector/connector.ts";
import { locationOf, member, stringOf } from "../../connector/node.ts";
import { entraTokenUrl, isSameAddress } from "../../connector/platform/oauth-addresses.ts";
import { authentications } from "../../connector/properties/authentication.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { setValue } from "../../text/json/json-change.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "security/token-url",
  severity: "warning",
  needs: ["swagger"],
  title: "The token URL must differ from the authorization URL",
  why: "Users sign in at the first address, and the platform fetches tokens from the second one. A sign-in page returns no token, so no connection can be made.",
  source: "OpenAPI 2.0, Security Scheme Object; RFC 6749, section 3",
  since: "0.1.0",
  *check({ swagger, connector }) {
    const isEntra = signsInWithEntra(connector);
    for (const { name, node } of swagger.securityDefinitions()) {
      const token = member(node, "tokenUrl");
      const address = stringOf(token)?.trim() ?? "";
      if (token === undefined || address === "" || stringOf(member(node, "type")) !== "oauth2") continue;
      if (!isSameAddress(address, stringOf(member(node, "authorizationUrl")) ?? "")) continue;
      const right = entraTokenUrl(address);
      // The platform writes this itself for its own provider, and takes the addresses from there.
      if (right !== undefined && isEntra) continue;
      yield {
        location: locationOf(token),
        subject: [name],
        message: `The \`tokenUrl\` of the security definition ${quoted(name)} is its \`authorizationUrl\`, ${quoted(address)}.`,
        fix:
          right === undefined
            ? "Write the address where the service issues tokens, as its documentation names it."
            : `Write ${quoted(right)}.`,
        ...(right === undefined ? {} : { edits: [setValue(token.pointer, right)] }),
      };
    }
  },
});

function signsInWithEntra(connector: Connector): boolean {
  const properties = connector.view("properties");
  if (properties.state !== "ready") return false;
  return authentications(properties.view).some(({ provider }) => provider?.startsWith("aad") === true);
}
