import { defineRule } from "../../review/rule/rule.ts";
import { requiredInputs } from "./_fields.ts";

export default defineRule({
  id: "breaking-change/input-required-added",
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["comparison"],
  title: "New inputs that flows can do without",
  why: "No flow that exists has a value for a new input. When it is required, all of them fail.",
  source: "Pull requests 3516 and 3656 of microsoft/PowerPlatformConnectors",
  since: "0.1.0",
  check: ({ comparison }) => requiredInputs(comparison, "body"),
});
