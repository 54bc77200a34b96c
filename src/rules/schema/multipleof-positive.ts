import { locationOf, member, numberOf } from "../../connector/node.ts";
import { typedLocationsWith } from "../../connector/schemas/typed-schemas.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { partLabelAtStart } from "../../wording/part-label.ts";

export default defineRule({
  id: "schema/multipleof-positive",
  official: ["MultipleOfMustBeGreaterThanZero"],
  severity: "error",
  needs: ["swagger"],
  title: "A multipleOf above zero",
  why: "No number is a multiple of zero or less in JSON Schema; the import refuses it.",
  source: "Microsoft Swagger Validator, rule MultipleOfMustBeGreaterThanZero; JSON Schema draft 4, 5.1.1",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { node, subject, label } of typedLocationsWith(swagger, "multipleOf")) {
      const factor = member(node, "multipleOf");
      const value = numberOf(factor);
      if (factor === undefined || value === undefined || value > 0) continue;
      yield {
        location: locationOf(factor),
        subject,
        message: `${partLabelAtStart(label)} has the \`multipleOf\` ${value}.`,
        fix: "Use a number above 0 or delete `multipleOf`.",
      };
    }
  },
});
