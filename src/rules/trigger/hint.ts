import { keyLocationOf, member } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { visibleTriggers } from "./_polling.ts";

export default defineRule({
  id: "trigger/hint",
  severity: "info",
  needs: ["swagger"],
  title: "A hint how to see a trigger work",
  why: "The designer shows the hint while makers test a flow; without it they wait for an event and do not know how to cause one.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/openapi-extensions",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { name, node } of visibleTriggers(swagger)) {
      if (member(node, "x-ms-trigger-hint") !== undefined) continue;
      const trigger = member(node, "x-ms-trigger") ?? node;
      yield {
        location: keyLocationOf(trigger),
        subject: [name],
        message: `The trigger ${quoted(name)} has no \`x-ms-trigger-hint\`.`,
        fix: "Add an `x-ms-trigger-hint` that says how to cause the event: `To see it work now, …`.",
      };
    }
  },
});
