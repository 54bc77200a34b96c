import { keyLocationOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { requirementsOf } from "./_requirements.ts";

export default defineRule({
  id: "security/unused",
  severity: "info",
  needs: ["swagger"],
  title: "Security definitions that are required somewhere",
  why: "A definition that nothing asks for says how to sign in without saying where; often the requirement was forgotten.",
  source: "Connector Review",
  since: "0.1.0",
  *check({ swagger }) {
    const required = new Set(requirementsOf(swagger).map(({ scheme }) => scheme));
    for (const { name, node } of swagger.securityDefinitions()) {
      if (required.has(name)) continue;
      yield {
        location: keyLocationOf(node),
        subject: [name],
        message: `Nothing requires the security definition ${quoted(name)}.`,
        fix: `Add ${quoted(`{ "${name}": [] }`)} to \`security\` or delete the definition.`,
      };
    }
  },
});
