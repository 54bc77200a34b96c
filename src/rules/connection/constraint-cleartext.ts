import { booleanOf, locationOf, member, stringOf } from "../../connector/node.ts";
import { connectionParameterSubject } from "../../connector/properties/connection-parameters.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { setValue } from "../../text/json/json-change.ts";
import { connectionParameter } from "../../wording/connection-parameter.ts";

export default defineRule({
  id: "connection/constraint-cleartext",
  severity: "warning",
  needs: ["properties"],
  title: "`clearText` as a boolean",
  why: "Unlike the other constraints this one is a JSON boolean. As a text it may be ignored, and a secret is shown while it is typed.",
  source: "https://github.com/microsoft/PowerPlatformConnectors, schemas/paconn-apiProperties.schema.json",
  since: "0.1.0",
  *check({ properties }) {
    for (const parameter of properties.connectionParameters()) {
      const node = member(member(parameter.uiDefinition, "constraints"), "clearText");
      if (node === undefined || booleanOf(node) !== undefined) continue;
      const value = stringOf(node)?.trim().toLowerCase();
      yield {
        location: locationOf(node),
        subject: connectionParameterSubject(parameter),
        message: `The constraint \`clearText\` of ${connectionParameter(parameter)} is not a boolean.`,
        fix: value === "true" ? 'Write `"clearText": true`.' : 'Write `"clearText": false`.',
        ...(value === "true" || value === "false"
          ? { edits: [setValue(node.pointer, value === "true")] }
          : {}),
      };
    }
  },
});
