import { keyLocationOf, member, objectOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { requiredMembers } from "./_members.ts";

export default defineRule({
  id: "security/property-required",
  official: ["SecuritySchemePropertyRequired"],
  policy: ["5000.2.6.2"],
  severity: "error",
  needs: ["swagger"],
  title: "Complete security definitions",
  why: "OpenAPI 2.0 asks for these members by type; without them nobody can know how to sign in, and the definition is refused.",
  source:
    "Microsoft Swagger Validator, rule SecuritySchemePropertyRequired; OpenAPI 2.0, Security Scheme Object",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { name, node } of swagger.securityDefinitions()) {
      if (objectOf(node) === undefined) continue;
      for (const required of requiredMembers(node) ?? ["type"]) {
        if (member(node, required) !== undefined) continue;
        yield {
          location: keyLocationOf(node),
          subject: [name, required],
          message: `The security definition ${quoted(name)} has no ${quoted(required)}.`,
          fix:
            required === "scopes"
              ? 'Add `"scopes": { … }` with the scopes the connector asks for, `{}` if none.'
              : `Add ${quoted(required)} to ${quoted(name)}.`,
        };
      }
    }
  },
});
