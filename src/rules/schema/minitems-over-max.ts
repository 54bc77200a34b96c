import { defineRule } from "../../review/rule/rule.ts";
import { crossedBounds } from "./_bounds.ts";

export default defineRule({
  id: "schema/minitems-over-max",
  official: ["MinItemsShouldBeLessThanOrEqualToMaxItems"],
  severity: "warning",
  needs: ["swagger"],
  title: "No minItems above maxItems",
  why: "No value can keep both bounds, so designers refuse whatever makers enter.",
  source: "Microsoft Swagger Validator, rule MinItemsShouldBeLessThanOrEqualToMaxItems",
  since: "0.1.0",
  check: ({ swagger }) => crossedBounds(swagger, "minItems", "maxItems"),
});
