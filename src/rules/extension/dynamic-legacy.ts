import { keyLocationOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { whose } from "../../wording/whose.ts";
import { dynamicCalls } from "./_arguments.ts";

const firstForms: ReadonlyMap<string, string> = new Map([
  ["x-ms-dynamic-list", "x-ms-dynamic-values"],
  ["x-ms-dynamic-properties", "x-ms-dynamic-schema"],
]);

export default defineRule({
  id: "extension/dynamic-legacy",
  severity: "info",
  needs: ["swagger"],
  title: "Both forms of dynamic extensions",
  why: "Older designers and flows know only the first form; they show a plain text box where the later form stands alone.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/openapi-extensions",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { call, hasSibling } of dynamicCalls(swagger)) {
      const first = firstForms.get(call.by);
      if (first === undefined || hasSibling(first)) continue;
      yield {
        location: keyLocationOf(call.node),
        subject: [...call.owner, call.by],
        message: `The ${quoted(call.by)} ${whose(call.owner)} has no ${quoted(first)} beside it.`,
        fix: `Add ${quoted(first)} for older flows.`,
      };
    }
  },
});
