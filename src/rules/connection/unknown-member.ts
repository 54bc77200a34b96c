import { items, keyLocationOf, member, members, type Node } from "../../connector/node.ts";
import { propertiesShape } from "../../connector/platform/properties-schema.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { didYouMean } from "../../wording/did-you-mean.ts";
import { quoted } from "../../wording/quoted.ts";
import { isLikeParameter, moveIntoParameters } from "./_misplaced.ts";

const known = Object.keys(propertiesShape.members ?? {});

export default defineRule({
  id: "connection/unknown-member",
  severity: "warning",
  needs: ["properties"],
  title: "Remove or rename unknown properties",
  why: "The platform ignores a property with another name. If the name is misspelled, the value is missing.",
  source: "https://github.com/microsoft/PowerPlatformConnectors, schemas/paconn-apiProperties.schema.json",
  since: "0.1.0",
  *check({ properties }) {
    for (const { name, node } of members(properties.properties)) {
      // A misspelled owner is the business of connection/stackowner-missing.
      if (known.includes(name) || /^stack[-_ ]?owner$/i.test(name)) continue;
      yield {
        location: keyLocationOf(node),
        subject: [name],
        message: `\`properties\` contains an unknown property, ${quoted(name)}.`,
        fix: fixFor(name, node, properties.properties),
      };
    }
  },
});

function fixFor(name: string, node: Node, properties: Node | undefined): string {
  if (name === "script" && items(member(node, "operationIds") ?? node).length > 0)
    return 'Write the operations as `"scriptOperations": [ … ]`, with the code in `script.csx`, and remove `script`.';
  if (isLikeParameter(name, node)) return moveIntoParameters(name);
  const meant = didYouMean(name, known, 1);
  if (meant === undefined) return `Remove ${quoted(name)}, or fix its name.`;
  return member(properties, meant) === undefined
    ? `Rename ${quoted(name)} to ${quoted(meant)}.`
    : `Remove ${quoted(name)}; what it holds belongs into ${quoted(meant)}.`;
}
