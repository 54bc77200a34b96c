import { type ConnectorRule, defineRule } from "../../../src/review/rule/rule.ts";
import { anyColour, wrongSummary } from "../../review/two-line-rule.ts";
import { obedient } from "./deeds.ts";

/** The first two speak of nothing: they obey, the second one only when the title says so. */
export const fewRules: readonly ConnectorRule[] = [
  obedient(silent("test/obedient")),
  obedient(silent("test/obedient-too"), " and again"),
  wrongSummary,
  anyColour,
];

function silent(id: string): ConnectorRule {
  return defineRule({
    id,
    severity: "error",
    why: "Tests need a rule that a connector can make do anything.",
    source: "this test",
    since: "0.1.0",
    title: "Does what the title says",
    needs: ["swagger"],
    check: () => [],
  });
}
