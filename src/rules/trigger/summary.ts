import { locationOf, member } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { visibleTriggers } from "./_polling.ts";

export default defineRule({
  id: "trigger/summary",
  severity: "info",
  language: "en",
  needs: ["swagger"],
  covers: ["naming/summary-sentence-case"],
  title: "Summaries of triggers that begin with When",
  why: "Makers tell triggers from actions by their names; every other trigger reads like “When an item is created”.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/connector-string-guidance",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { name, node, summary } of visibleTriggers(swagger)) {
      const written = member(node, "summary");
      if (written === undefined || summary === undefined || summary.trim() === "") continue;
      if (/^\s*when(?:ever)?\b/i.test(summary)) continue;
      yield {
        location: locationOf(written),
        subject: [name],
        message: `The summary ${quoted(summary)} of the trigger ${quoted(name)} does not begin with “When”.`,
        fix: "Say what starts the flow: `When` something happens.",
      };
    }
  },
});
