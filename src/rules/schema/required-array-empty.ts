import { items, keyLocationOf, member } from "../../connector/node.ts";
import { schemaLabel } from "../../connector/schemas/typed-schemas.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { isArray } from "../../text/json/json.ts";
import { removeAt } from "../../text/json/json-change.ts";
import { partLabelAtStart } from "../../wording/part-label.ts";

export default defineRule({
  id: "schema/required-array-empty",
  official: ["RequiredPropertyArrayEmpty"],
  severity: "error",
  needs: ["swagger"],
  title: "No empty lists of required properties",
  why: "JSON Schema asks for at least one name; the import refuses an empty list.",
  source: "Microsoft Swagger Validator, rule RequiredPropertyArrayEmpty; JSON Schema draft 4, 5.4.3",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { node, names, role } of swagger.schemasWith("required")) {
      const required = member(node, "required");
      if (required === undefined || !isArray(required.value) || items(required).length > 0) continue;
      yield {
        location: keyLocationOf(required),
        subject: names,
        message: `${partLabelAtStart(schemaLabel(names, role))} has an empty list \`required\`.`,
        fix: "Delete `required`.",
        edits: [removeAt(required.pointer)],
      };
    }
  },
});
