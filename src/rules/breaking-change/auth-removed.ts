import type { ConnectionKind } from "../../connector/comparison/connections.ts";
import { keyLocationOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted, quotedPair } from "../../wording/quoted.ts";
import { everyConnection, propertiesLocation, wholeChange } from "./_connection.ts";

export default defineRule({
  id: "breaking-change/auth-removed",
  official: ["AuthenticationMethodRemoved"],
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["comparison"],
  title: "Ways to sign in that stay",
  why: "A connection keeps the way of signing in it was made with. When that way is gone, every such connection has to be made again, in every flow.",
  source: "Certification updates of connectors, AuthenticationMethodRemoved",
  since: "0.1.0",
  *check({ comparison }) {
    const { removed, added } = comparison.connections();
    for (const kind of removed) {
      if (kind.authentication === undefined && kind.parameters.length === 0) continue;
      const replacement = added.find(({ set }) => set === kind.set) ?? added[0];
      const [first] = kind.parameters;
      const [old, now] = [nameOf(kind), replacement === undefined ? "removed" : nameOf(replacement)];
      const key = kind.set === undefined ? "connectionParameters" : "connectionParameterSets";
      yield wholeChange({
        location: propertiesLocation(comparison, key),
        ...(first === undefined ? {} : { beforeLocation: keyLocationOf(first.node) }),
        subject: [kind.set ?? "connectionParameters", kind.authentication ?? "none"],
        what: "authentication",
        before: old,
        after: now,
        who: everyConnection,
        message:
          replacement === undefined
            ? `The authentication ${quoted(old)} is gone.`
            : `The authentication ${quotedPair(old, now).join(" is replaced by ")}.`,
        fix: `Keep ${quoted(old)} as one of the sets in ${quoted("connectionParameterSets")}, and add the new way beside it.`,
      });
    }
  },
});

const names = new Map([
  ["oauth2", "OAuth 2.0"],
  ["basic", "basic authentication"],
  ["apiKey", "API key"],
]);

function nameOf({ set, authentication, parameters }: ConnectionKind): string {
  if (set !== undefined) return set;
  const other = parameters.length === 0 ? "no authentication" : "connection parameters";
  return authentication === undefined ? other : (names.get(authentication) ?? authentication);
}
