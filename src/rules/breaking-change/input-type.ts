import { defineRule } from "../../review/rule/rule.ts";
import { retypedInputs } from "./_fields.ts";

export default defineRule({
  id: "breaking-change/input-type",
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["comparison"],
  title: "Inputs that keep their type",
  why: "Flows hold values of the old type in the body they send. They are refused, or mean something else.",
  source: "Pull request 3546 of microsoft/PowerPlatformConnectors; certification updates: changed type",
  since: "0.1.0",
  check: ({ comparison }) => retypedInputs(comparison, "body"),
});
