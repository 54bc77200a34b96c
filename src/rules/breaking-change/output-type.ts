import { defineRule } from "../../review/rule/rule.ts";
import { outputsIn, retyped } from "./_fields.ts";

export default defineRule({
  id: "breaking-change/output-type",
  official: ["OutputFieldTypeChanged"],
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["comparison"],
  title: "Outputs that keep their type",
  why: "Flows compare, calculate and loop with outputs. With another type a step fails, or a list that was looped over is none.",
  source:
    "Certification updates of connectors, OutputFieldTypeChanged; pull requests 3785, 3910 and 4168 of microsoft/PowerPlatformConnectors",
  since: "0.1.0",
  *check({ comparison }) {
    for (const { pair, field } of outputsIn(comparison)) yield* retyped(pair, field);
  },
});
