import { keyLocationOf, locationOf, member } from "../../connector/node.ts";
import { typedLocationsWith } from "../../connector/schemas/typed-schemas.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { partLabelAtStart } from "../../wording/part-label.ts";

export default defineRule({
  id: "schema/array-no-items",
  official: ["ArrayHasNoItems"],
  policy: ["5000.2.6.2"],
  severity: "error",
  needs: ["swagger"],
  title: "Items for every array",
  why: "Designers build the loop over a list from its items; without them the list cannot be used, and the definition is refused.",
  source: "Microsoft Swagger Validator, rule ArrayHasNoItems; OpenAPI 2.0, Schema Object",
  since: "0.1.0",
  *check({ swagger }) {
    for (const typed of typedLocationsWith(swagger, "type")) {
      const { node, type, subject } = typed;
      if (type !== "array" || member(node, "items") !== undefined) continue;
      const at = member(node, "type");
      yield {
        location: at === undefined ? keyLocationOf(node) : locationOf(at),
        subject,
        message: `${partLabelAtStart(typed.label)} is an array without \`items\`.`,
        ...(member(node, "properties") === undefined ? {} : { cause: "properties" }),
        fix:
          member(node, "properties") === undefined
            ? 'Add `"items"` with the type of one element, such as `{ "type": "string" }`.'
            : 'Move `properties` into `"items": { "type": "object", … }`, or write the type `object` if it is one object.',
      };
    }
  },
});
