import { booleanOf, items, locationOf, member, stringOf } from "../../connector/node.ts";
import { inputSchemas } from "../../connector/schemas/input-schemas.ts";
import { schemaLabel } from "../../connector/schemas/typed-schemas.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { partLabel } from "../../wording/part-label.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "schema/required-readonly-input",
  official: ["RequiredReadOnlyPropertyNotAllowedAsInput"],
  severity: "error",
  needs: ["swagger"],
  title: "No required input that is read-only",
  why: "Designers offer no field for what is read-only, so makers cannot give what is required, and every call is refused.",
  source:
    "Microsoft Swagger Validator, rule RequiredReadOnlyPropertyNotAllowedAsInput; OpenAPI 2.0, Schema Object",
  since: "0.1.0",
  *check({ swagger }) {
    const inputs = inputSchemas(swagger);
    for (const { node, names, role } of swagger.schemasWith("required")) {
      if (!inputs.has(node.value)) continue;
      const properties = member(node, "properties");
      for (const item of items(member(node, "required"))) {
        const name = stringOf(item);
        const property = name === undefined ? undefined : member(properties, name);
        if (name === undefined || booleanOf(member(property, "readOnly")) !== true) continue;
        yield {
          location: locationOf(item),
          subject: [...names, name],
          message: `The property ${quoted(name)} of ${partLabel(schemaLabel(names, role))} is required and read-only, and the schema is sent.`,
          fix: `Take ${quoted(name)} out of \`required\`, or describe what is sent and what is returned in two schemas.`,
        };
      }
    }
  },
});
