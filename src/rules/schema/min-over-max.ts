import { defineRule } from "../../review/rule/rule.ts";
import { crossedBounds } from "./_bounds.ts";

export default defineRule({
  id: "schema/min-over-max",
  official: ["MinimumShouldBeLessThanOrEqualToMaximum"],
  severity: "warning",
  needs: ["swagger"],
  title: "No minimum above maximum",
  why: "No value can keep both bounds, so designers refuse whatever makers enter.",
  source: "Microsoft Swagger Validator, rule MinimumShouldBeLessThanOrEqualToMaximum",
  since: "0.1.0",
  check: ({ swagger }) => crossedBounds(swagger, "minimum", "maximum"),
});
