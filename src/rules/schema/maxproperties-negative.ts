import { defineRule } from "../../review/rule/rule.ts";
import { negativeBounds } from "./_bounds.ts";

export default defineRule({
  id: "schema/maxproperties-negative",
  official: ["MaxPropertiesMustBeGreaterThanOrEqualToZero"],
  severity: "error",
  needs: ["swagger"],
  title: "A maxProperties of zero or more",
  why: "Nothing has fewer than no elements; the import refuses a negative number.",
  source:
    "Microsoft Swagger Validator, rule MaxPropertiesMustBeGreaterThanOrEqualToZero; JSON Schema draft 4",
  since: "0.1.0",
  check: ({ swagger }) => negativeBounds(swagger, "maxProperties"),
});
