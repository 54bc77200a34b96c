import { items, locationOf, member, members, type Node, stringOf } from "../../connector/node.ts";
import { oncePer } from "../../connector/once.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { didYouMean } from "../../wording/did-you-mean.ts";
import { quoted } from "../../wording/quoted.ts";
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
    let unknown = 0;
    const definitions = new Map(swagger.securityDefinitions().map(({ name, node }) => [name, node]));
    for (const { scheme, node, subject, whose } of requirementsOf(swagger)) {
      const definition = definitions.get(scheme);
      if (definition === undefined || stringOf(member(definition, "type")) !== "oauth2") continue;
      const scopes = scopesOf(definition);
      for (const item of items(node)) {
        const scope = stringOf(item);
        if (scope === undefined || scopes.names.has(scope)) continue;
        yield {
          location: locationOf(item),
          subject: [...subject, scope],
          message: `The security ${whose} asks for the scope ${quoted(scope)}, which the security definition ${quoted(scheme)} does not list.`,
          fix: fixFor(scope, scopes, scheme, ++unknown <= maxCompared),
        };
      }
    }
  },
});

interface Scopes {
  readonly names: ReadonlySet<string>;
  readonly byLower: ReadonlyMap<string, string>;
  /** Names by the text of their entry, which is what people read. */
  readonly byText: ReadonlyMap<string, string>;
  /** Names that a fix can show. */
  readonly shown: readonly string[];
}

/** Many requirements name one definition. */
const scopesOf = oncePer((definition: Node): Scopes => {
  const entries = members(member(definition, "scopes"));
  const names = entries.map(({ name }) => name);
  return {
    names: new Set(names),
    byLower: new Map(names.map((name) => [name.toLowerCase(), name])),
    byText: new Map(entries.map(({ name, node }) => [stringOf(node) ?? name, name])),
    shown: names.filter(isQuotedWhole),
  };
});

/** So many unknown scopes are held against the names that may be meant: that takes time. */
const maxCompared = 20;

function fixFor(scope: string, scopes: Scopes, scheme: string, isCompared: boolean): string {
  const alike = scopes.byLower.get(scope.toLowerCase()) ?? scopes.byText.get(scope);
  if (alike !== undefined) {
    return isQuotedWhole(alike)
      ? `Name it alike in both: rename ${quoted(alike)} in the scopes, or write ${quoted(alike)} here.`
      : `Name it alike here and in the scopes of ${quoted(scheme)}.`;
  }
  const meant = isCompared ? didYouMean(scope, scopes.shown) : undefined;
  if (meant !== undefined) return `Write ${quoted(meant)}.`;
  const what = isQuotedWhole(scope) ? quoted(scope) : "it";
  return `Add ${what} to the scopes of ${quoted(scheme)}, or remove it here.`;
}

/** What is to be written must not be cut. */
function isQuotedWhole(text: string): boolean {
  return quoted(text) === `\`${text}\``;
}
