import { locationOf, member } from "../../connector/node.ts";
import { typedLocationsWith } from "../../connector/schemas/typed-schemas.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { partLabelAtStart } from "../../wording/part-label.ts";

export default defineRule({
  id: "schema/type-file",
  official: ["SchemaTypeFileNotValid"],
  severity: "error",
  needs: ["swagger"],
  title: "Type file for form fields and whole responses only",
  why: "OpenAPI 2.0 knows files as fields of a form and as whole responses; the import refuses one within an object.",
  source: "Microsoft Swagger Validator, rule SchemaTypeFileNotValid; OpenAPI 2.0, Schema Object",
  since: "0.1.0",
  *check({ swagger }) {
    for (const typed of typedLocationsWith(swagger, "type")) {
      const { node, type, subject, role } = typed;
      const at = member(node, "type");
      // Parameters are the business of parameter/file-param-location; a definition may be used as a response.
      if (at === undefined || type !== "file" || ["parameter", "response", "definition"].includes(role))
        continue;
      yield {
        location: locationOf(at),
        subject,
        message: `${partLabelAtStart(typed.label)} has the type \`file\`.`,
        fix: 'Use `"type": "string"` with the format `byte` (base64) or `binary`.',
      };
    }
  },
});
