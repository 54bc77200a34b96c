import { items, keyLocationOf, member, members, type Node } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { didYouMean } from "../../wording/did-you-mean.ts";
import { quoted } from "../../wording/quoted.ts";

const known = [
  "iconBrandColor",
  "publisher",
  "stackOwner",
  "capabilities",
  "connectionParameters",
  "connectionParameterSets",
  "policyTemplateInstances",
  "scriptOperations",
];

export default defineRule({
  id: "connection/unknown-member",
  severity: "warning",
  needs: ["properties"],
  title: "Known members in `properties` only",
  why: "Nothing reads a member with another name; often it is a known one misspelled, whose value is then missing.",
  source: "https://github.com/microsoft/PowerPlatformConnectors, schemas/paconn-apiProperties.schema.json",
  since: "0.1.0",
  *check({ properties }) {
    for (const { name, node } of members(properties.properties)) {
      // A misspelled owner is the business of connection/stackowner-missing.
      if (known.includes(name) || /^stack[-_ ]?owner$/i.test(name)) continue;
      yield {
        location: keyLocationOf(node),
        subject: [name],
        message: `The member ${quoted(name)} of \`properties\` is not known.`,
        fix: fixFor(name, node),
      };
    }
  },
});

function fixFor(name: string, node: Node): string {
  if (name === "script" && items(member(node, "operationIds") ?? node).length > 0)
    return 'Write the operations as `"scriptOperations": [ … ]`, with the code in `script.csx`, and remove `script`.';
  const meant = didYouMean(name, known);
  return meant === undefined ? `Remove ${quoted(name)}.` : `Rename ${quoted(name)} to ${quoted(meant)}.`;
}
