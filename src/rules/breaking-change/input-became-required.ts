import { booleanOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { keptField, startOf } from "./_fields.ts";
import { orNewRevision, usedOperations } from "./_operations.ts";

export default defineRule({
  id: "breaking-change/input-became-required",
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["comparison"],
  title: "Optional inputs that stay optional",
  why: "Flows that leave the input empty are refused as soon as it is required.",
  source: "Pull request 3516 of microsoft/PowerPlatformConnectors",
  since: "0.1.0",
  *check({ comparison }) {
    for (const pair of usedOperations(comparison)) {
      for (const field of pair.body().kept) {
        const { before, after } = field;
        if (before.isRequired || !after.isRequired) continue;
        // The platform fills it in.
        if (booleanOf(after.shape.facet("x-ms-notification-url")) === true) continue;
        const isFilled = after.isInternal && after.shape.facet("default") !== undefined;
        yield keptField(pair, field, undefined, {
          before: "optional",
          after: "required",
          message: `${startOf(after)} of ${quoted(pair.name)} was optional and is required now.`,
          fix: orNewRevision("Keep it optional", pair.before),
          ...(isFilled ? { severity: "warning" as const } : {}),
        });
      }
    }
  },
});
