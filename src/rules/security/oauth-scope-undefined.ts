import { items, member, members, type Node, placeOf, stringOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule.ts";
import { didYouMean } from "../../text/did-you-mean.ts";
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
      const scopes = members(member(definition, "scopes"));
      for (const item of items(node)) {
        const scope = stringOf(item);
        if (scope === undefined || scopes.some(({ name }) => name === scope)) continue;
        yield {
          at: placeOf(item),
          subject: [...subject, scope],
          message: `The security ${whose} asks for the scope ${quoted(scope)}, which the security definition ${quoted(scheme)} does not list.`,
          fix: fixFor(scope, scopes, scheme),
        };
      }
    }
  },
});

/** An entry of `scopes`: its text is what people read. */
interface Scope {
  readonly name: string;
  readonly node: Node;
}

function fixFor(scope: string, scopes: readonly Scope[], scheme: string): string {
  const alike =
    scopes.find(({ name }) => name.toLowerCase() === scope.toLowerCase()) ??
    scopes.find(({ node }) => stringOf(node) === scope);
  if (alike !== undefined) {
    return isQuotedWhole(alike.name)
      ? `Name it alike in both: rename ${quoted(alike.name)} in the scopes, or write ${quoted(alike.name)} here.`
      : `Name it alike here and in the scopes of ${quoted(scheme)}.`;
  }
  const meant = didYouMean(
    scope,
    scopes.map(({ name }) => name).filter(isQuotedWhole),
    Math.min(2, Math.floor(scope.length / 3)),
  );
  if (meant !== undefined) return `Write ${quoted(meant)}.`;
  const what = isQuotedWhole(scope) ? quoted(scope) : "it";
  return `Add ${what} to the scopes of ${quoted(scheme)}, or remove it here.`;
}

/** What is to be written must not be cut. */
function isQuotedWhole(text: string): boolean {
  return quoted(text) === `\`${text}\``;
}
