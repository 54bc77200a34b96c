import { locationOf, member, stringOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "security/apikey-query",
  severity: "info",
  needs: ["swagger"],
  title: "Keys in headers instead of queries",
  why: "Addresses end up in logs and histories, and a key in the query with them.",
  source: "OWASP, Information exposure through query strings in URL",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { name, node } of swagger.securityDefinitions()) {
      const location = member(node, "in");
      if (location === undefined || stringOf(location) !== "query") continue;
      if (stringOf(member(node, "type")) !== "apiKey") continue;
      yield {
        location: locationOf(location),
        subject: [name],
        message: `The security definition ${quoted(name)} sends the key in the query.`,
        fix: "Send it in a header when the service takes it there.",
      };
    }
  },
});
