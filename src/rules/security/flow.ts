import { locationOf, member, stringOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

/** What the authorization code flow needs. */
const addresses = ["authorizationUrl", "tokenUrl"];

export default defineRule({
  id: "security/flow",
  severity: "warning",
  needs: ["swagger"],
  title: "The authorization code flow for OAuth",
  why: "The platform signs makers in with the authorization code flow; client credentials and passwords are not supported.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/faq",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { name, node } of swagger.securityDefinitions()) {
      const flow = member(node, "flow");
      const text = stringOf(flow);
      if (flow === undefined || text === undefined || text === "accessCode") continue;
      if (stringOf(member(node, "type")) !== "oauth2") continue;
      const missing = addresses.filter((address) => member(node, address) === undefined);
      yield {
        location: locationOf(flow),
        subject: [name],
        message: `The security definition ${quoted(name)} uses the flow ${quoted(text)}.`,
        fix: `Use \`accessCode\`${missing.length === 0 ? "" : `, and add ${missing.map(quoted).join(" and ")}`}.`,
      };
    }
  },
});
