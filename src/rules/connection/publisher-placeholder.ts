import { locationOf, member, stringOf } from "../../connector/node.ts";
import { isTemplateName } from "../../connector/properties/publisher.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "connection/publisher-placeholder",
  severity: "error",
  needs: ["properties", "publishers"],
  title: "Names of its own instead of the template's",
  why: "Publisher and owner are shown to everybody who looks at the connector; wording of a template is refused in review.",
  source: "Templates of the repository microsoft/PowerPlatformConnectors",
  since: "0.1.0",
  *check({ properties, connector, publishers }) {
    for (const name of ["publisher", "stackOwner"]) {
      const node = member(properties.properties, name);
      const text = stringOf(node)?.trim() ?? "";
      if (node === undefined || !isTemplateName(text) || publishers.includes(text)) continue;
      const isPerson = name === "publisher" && connector.kind === "independent";
      yield {
        location: locationOf(node),
        subject: [name],
        message: `The \`${name}\` ${quoted(text)} is wording of a template.`,
        fix: isPerson
          ? "Write the full name of the person who publishes it."
          : "Write the name of the company.",
      };
    }
  },
});
