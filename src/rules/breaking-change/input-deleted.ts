import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { hidden, removedField, startOf } from "./_fields.ts";
import { orNewRevision, usedOperations } from "./_operations.ts";

export default defineRule({
  id: "breaking-change/input-deleted",
  official: ["InputFieldDeleted"],
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["comparison"],
  title: "Inputs of published operations that stay",
  why: "Flows hold values for the input by its name. What they fill in is no longer shown, and may no longer be accepted.",
  source: "Certification updates of connectors, InputFieldDeleted",
  since: "0.1.0",
  *check({ comparison }) {
    for (const pair of usedOperations(comparison)) {
      for (const { before, holder, renamedTo } of pair.body().removed) {
        const rest = renamedTo === undefined ? "is gone" : `is called ${quoted(renamedTo.path)} now`;
        yield removedField(pair, before, holder, {
          before: before.shape.type ?? "any value",
          after: renamedTo === undefined ? "removed" : renamedTo.path,
          message: `${startOf(before)} of ${quoted(pair.name)} ${rest}.`,
          fix: orNewRevision("Keep the input, optional or advanced if need be", pair.before),
          ...(before.isInternal ? hidden : {}),
        });
      }
    }
  },
});
