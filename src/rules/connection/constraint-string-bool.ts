import { booleanOf, locationOf, member } from "../../connector/node.ts";
import { connectionParameterSubject } from "../../connector/properties/connection-parameters.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { setValue } from "../../text/json/json-change.ts";
import { connectionParameter } from "../../wording/connection-parameter.ts";

export default defineRule({
  id: "connection/constraint-string-bool",
  severity: "warning",
  needs: ["properties"],
  title: "`required` and `hidden` as texts",
  why: "The two constraints are defined as the texts `true` and `false`. A JSON boolean is not what the schema allows and may be ignored.",
  source: "https://github.com/microsoft/PowerPlatformConnectors, schemas/paconn-apiProperties.schema.json",
  since: "0.1.0",
  *check({ properties }) {
    for (const parameter of properties.connectionParameters()) {
      const constraints = member(parameter.uiDefinition, "constraints");
      for (const name of ["required", "hidden"]) {
        const node = member(constraints, name);
        const value = booleanOf(node);
        if (node === undefined || value === undefined) continue;
        yield {
          location: locationOf(node),
          subject: [...connectionParameterSubject(parameter), name],
          message: `The constraint \`${name}\` of ${connectionParameter(parameter)} is a boolean instead of a text.`,
          fix: `Write \`"${name}": "${value}"\`.`,
          edits: [setValue(node.pointer, String(value))],
        };
      }
    }
  },
});
