import { locationOf, members, type Node, stringOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { didYouMean } from "../../wording/did-you-mean.ts";
import { quoted } from "../../wording/quoted.ts";
import { policyName } from "./_policies.ts";

/** `connectionParameters('siteUrl', '')` in an expression. */
const call = /connectionParameters\(\s{0,9}['"]([^'"()]{1,200})['"]/g;

export default defineRule({
  id: "connection/policy-connparam",
  severity: "error",
  needs: ["properties"],
  title: "Policies that use connection parameters there are",
  why: "The value of a connection parameter that does not exist is empty, and the request goes to the wrong place or without its credentials.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/policy-templates",
  since: "0.1.0",
  *check({ properties }) {
    const names = new Set(properties.connectionParameters().map(({ name }) => name));
    const lower = new Set([...names].map((name) => name.toLowerCase()));
    const reported = new Set<string>();
    for (const policy of properties.policyTemplates()) {
      for (const node of members(policy.parameters).map((one) => one.node)) {
        for (const name of namesIn(node)) {
          const key = JSON.stringify([policyName(policy), name]);
          if (lower.has(name.toLowerCase()) || reported.has(key)) continue;
          reported.add(key);
          const meant = didYouMean(name, names);
          yield {
            location: locationOf(node),
            subject: [policyName(policy), name],
            message: `The policy ${quoted(policyName(policy))} uses the connection parameter ${quoted(name)}, which does not exist.`,
            fix:
              meant === undefined
                ? `Define ${quoted(name)} in \`connectionParameters\`, or use another one.`
                : `Write ${quoted(meant)}.`,
          };
        }
      }
    }
  },
});

function namesIn(node: Node): readonly string[] {
  return [...(stringOf(node) ?? "").matchAll(call)].map((match) => match[1]?.trim() ?? "");
}
