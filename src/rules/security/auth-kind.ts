import { keyLocationOf, locationOf, member, stringOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

/** Authentication that connectors don't support, as words of a connection parameter's name. */
const unsupported = /(?:^|[^a-z])(?:ntlm|kerberos|client ?cert(?:ificate)?)(?:[^a-z]|$)/;

export default defineRule({
  id: "security/auth-kind",
  policy: ["5000.2.5.1"],
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["swagger"],
  title: "Sign-in with OAuth 2.0, an API key, basic or none",
  why: "The platform can create connections of these kinds only; with another one nobody can sign in.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/connection-parameters",
  since: "0.1.0",
  *check({ swagger, connector }) {
    for (const { name, node } of swagger.securityDefinitions()) {
      const type = member(node, "type");
      const text = stringOf(type);
      if (type === undefined || text === undefined || ["basic", "apiKey", "oauth2"].includes(text)) continue;
      yield {
        location: locationOf(type),
        subject: ["securityDefinitions", name],
        message: `The security definition ${quoted(name)} has the type ${quoted(text)}.`,
        fix: "Use `oauth2`, `apiKey` or `basic`.",
      };
    }
    const properties = connector.view("properties");
    if (properties.state !== "ready") return;
    for (const { name, set, node } of properties.view.connectionParameters()) {
      const words = name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
      if (!unsupported.test(words)) continue;
      yield {
        location: keyLocationOf(node),
        subject: ["connectionParameters", ...(set === undefined ? [] : [set]), name],
        message: `The connection parameter ${quoted(name)} asks for a way to sign in that the platform does not support.`,
        fix: "Offer OAuth 2.0, an API key or basic authentication.",
      };
    }
  },
});
