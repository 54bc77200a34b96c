import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { keptField, startOf } from "./_fields.ts";
import { orNewRevision, usedOperations } from "./_operations.ts";

export default defineRule({
  id: "breaking-change/param-location",
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["comparison"],
  title: "Parameters that stay where they are",
  why: "Flows send the value where the parameter was when they were written: the path, the query, a header. In the new place nothing arrives.",
  source: "Pull request 3648 of microsoft/PowerPlatformConnectors",
  since: "0.1.0",
  *check({ comparison }) {
    for (const pair of usedOperations(comparison)) {
      for (const field of pair.parameters().kept) {
        const { before, after } = field;
        if (before.in === after.in || before.path.endsWith("[]")) continue;
        const [old, now] = [before.in ?? "", after.in ?? ""];
        yield keptField(pair, field, "in", {
          before: old,
          after: now,
          message: `${startOf(before)} of ${quoted(pair.name)} moved from ${quoted(old)} to ${quoted(now)}.`,
          fix: orNewRevision(`Keep it in ${quoted(old)}`, pair.before),
        });
      }
    }
  },
});
