import { defineRule } from "../../review/rule/rule.ts";
import { exclusiveWithout } from "./_exclusive.ts";

export default defineRule({
  id: "schema/exclusive-max",
  official: ["ExclusiveMaximumRequiresMaximum"],
  severity: "error",
  needs: ["swagger"],
  title: "No exclusiveMaximum without maximum",
  why: "In OpenAPI 2.0 `exclusiveMaximum` only says whether `maximum` itself is allowed; alone it is refused.",
  source: "Microsoft Swagger Validator, rule ExclusiveMaximumRequiresMaximum; JSON Schema draft 4",
  since: "0.1.0",
  check: ({ swagger }) => exclusiveWithout(swagger, "maximum"),
});
