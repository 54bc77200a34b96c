import { defineRule } from "../../review/rule/rule.ts";
import { exclusiveWithout } from "./_exclusive.ts";

export default defineRule({
  id: "schema/exclusive-min",
  official: ["ExclusiveMinimumRequiresMinimum"],
  severity: "error",
  needs: ["swagger"],
  title: "No exclusiveMinimum without minimum",
  why: "In OpenAPI 2.0 `exclusiveMinimum` only says whether `minimum` itself is allowed; alone it is refused.",
  source: "Microsoft Swagger Validator, rule ExclusiveMinimumRequiresMinimum; JSON Schema draft 4",
  since: "0.1.0",
  check: ({ swagger }) => exclusiveWithout(swagger, "minimum"),
});
