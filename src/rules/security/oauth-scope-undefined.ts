import { items, member, members, placeOf, stringOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule.ts";
import { quoted } from "../../text/quoted.ts";
import { requirementsOf } from "./_requirements.ts";

export default defineRule({
  id: "security/oauth-scope-undefined",
  official: ["OAuthSecurityRequirementValueMustBeScopeName"],
  severity: "error",
  needs: ["swagger"],
  title: "Scopes that are defined",
  why: "The requirement asks for a right that the definition does not know; the validator refuses it.",
  source: "Microsoft Swagger Validator, rule OAuthSecurityRequirementValueMustBeScopeName",
  since: "0.1.0",
  *check({ swagger }) {
    const definitions = new Map(swagger.securityDefinitions().map(({ name, node }) => [name, node]));
    for (const { scheme, node, subject, whose } of requirementsOf(swagger)) {
      const definition = definitions.get(scheme);
      if (stringOf(member(definition, "type")) !== "oauth2") continue;
      const scopes = members(member(definition, "scopes")).map(({ name }) => name);
      for (const item of items(node)) {
        const scope = stringOf(item);
        if (scope === undefined || scopes.includes(scope)) continue;
        yield {
          at: placeOf(item),
          subject: [...subject, scope],
          message: `The security ${whose} asks for the scope ${quoted(scope)}, which ${quoted(scheme)} does not define.`,
          fix: `Add ${quoted(scope)} to the scopes of ${quoted(scheme)} or remove it here.`,
        };
      }
    }
  },
});
