import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { removedField, startOf } from "./_fields.ts";
import { orNewRevision, usedOperations } from "./_operations.ts";
import { becameDynamic } from "./_outputs.ts";

export default defineRule({
  id: "breaking-change/output-deleted",
  official: ["OutputFieldDeleted"],
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["comparison"],
  title: "Outputs of published operations that stay",
  why: "Flows use outputs by their path. A step that uses one that is gone fails, or goes on with nothing.",
  source:
    "Certification updates of connectors, OutputFieldDeleted; pull request 3656 of microsoft/PowerPlatformConnectors",
  since: "0.1.0",
  *check({ comparison }) {
    for (const pair of usedOperations(comparison)) {
      // Where a schema is only known at run time now, that is the one thing to say.
      if (becameDynamic(pair) !== undefined) continue;
      for (const { before, holder, renamedTo } of pair.outputs().removed) {
        const rest = renamedTo === undefined ? "is gone" : `is called ${quoted(renamedTo.path)} now`;
        yield removedField(pair, before, holder, {
          before: before.shape.type ?? "any value",
          after: renamedTo === undefined ? "removed" : renamedTo.path,
          message: `${startOf(before)} of ${quoted(pair.name)} ${rest}.`,
          fix: orNewRevision("Keep returning and describing it", pair.before),
          ...(before.isInternal ? { severity: "info" as const } : {}),
        });
      }
    }
  },
});
