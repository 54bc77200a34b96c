import { defineRule } from "../../review/rule.ts";
import { quoted } from "../../text/quoted.ts";
import { addedField, startOf } from "./_fields.ts";
import { orNewRevision, usedOperations } from "./_operations.ts";

export default defineRule({
  id: "breaking-change/param-required-added",
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["comparison"],
  title: "New parameters that flows can do without",
  why: "No flow that exists has a value for a new parameter. When it is required, all of them fail.",
  source: "Pull requests 3499 and 4049 of microsoft/PowerPlatformConnectors",
  since: "0.1.0",
  *check({ comparison }) {
    for (const pair of usedOperations(comparison)) {
      for (const { after, isRename } of pair.parameters().added) {
        if (!after.isRequired || isRename) continue;
        const hasDefault = after.shape.facet("default") !== undefined;
        yield addedField(pair, after, {
          before: "absent",
          after: hasDefault ? "required, with a default" : "required",
          message: `${startOf(after)} of ${quoted(pair.name)} is new and required.`,
          fix: orNewRevision("Make it optional", pair.before),
          ...(hasDefault ? { severity: "warning" as const } : {}),
        });
      }
    }
  },
});
