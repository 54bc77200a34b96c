import { items, keyLocationOf, member } from "../../connector/node.ts";
import { typedLocationsWith } from "../../connector/schemas/typed-schemas.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { isArray } from "../../text/json/json.ts";
import { removeAt } from "../../text/json/json-change.ts";
import { partLabelAtStart } from "../../wording/part-label.ts";

export default defineRule({
  id: "schema/enum-empty",
  official: ["EnumMustContainAtLeastOneElement"],
  severity: "error",
  needs: ["swagger"],
  title: "No empty lists of values",
  why: "An empty list allows no value at all; the import refuses it.",
  source: "Microsoft Swagger Validator, rule EnumMustContainAtLeastOneElement; JSON Schema draft 4, 5.5.1",
  since: "0.1.0",
  *check({ swagger }) {
    for (const typed of typedLocationsWith(swagger, "enum")) {
      const { node, subject } = typed;
      const values = member(node, "enum");
      if (values === undefined || !isArray(values.value) || items(values).length > 0) continue;
      yield {
        location: keyLocationOf(values),
        subject,
        message: `${partLabelAtStart(typed.label)} has an empty \`enum\`.`,
        fix: "List the allowed values or delete `enum`.",
        edits: [removeAt(values.pointer)],
      };
    }
  },
});
