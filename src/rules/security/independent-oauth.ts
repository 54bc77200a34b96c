import { locationOf, member } from "../../connector/node.ts";
import { isOAuth } from "../../connector/properties/authentication.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "security/independent-oauth",
  severity: "info",
  kinds: ["independent"],
  needs: ["properties"],
  title: "Keys instead of OAuth for independent publishers",
  why: "Somebody has to own the OAuth application. Newer guidance says that such connectors of independent publishers are not certified at present; the repository's readme still allows them with steps for an own application.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission-ip",
  since: "0.1.0",
  *check({ properties }) {
    for (const parameter of properties.connectionParameters()) {
      const type = member(parameter.node, "type");
      if (type === undefined || !isOAuth(parameter)) continue;
      yield {
        location: locationOf(type),
        subject: [...(parameter.set === undefined ? [] : [parameter.set]), parameter.name],
        message: `The connection parameter ${quoted(parameter.name)} uses OAuth in a connector of an independent publisher.`,
        fix: "Ask the certification team whether it is accepted, or offer an API key.",
      };
    }
  },
});
