import { defineRule } from "../../review/rule/rule.ts";
import { crossedBounds } from "./_bounds.ts";

export default defineRule({
  id: "schema/minlength-over-max",
  official: ["MinLengthShouldBeLessThanOrEqualToMaxLength"],
  severity: "warning",
  needs: ["swagger"],
  title: "No minLength above maxLength",
  why: "No value can keep both bounds, so designers refuse whatever makers enter.",
  source: "Microsoft Swagger Validator, rule MinLengthShouldBeLessThanOrEqualToMaxLength",
  since: "0.1.0",
  check: ({ swagger }) => crossedBounds(swagger, "minLength", "maxLength"),
});
