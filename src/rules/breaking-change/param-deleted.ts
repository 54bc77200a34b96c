import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { hidden, removedField, startOf } from "./_fields.ts";
import { orNewRevision, usedOperations } from "./_operations.ts";

export default defineRule({
  id: "breaking-change/param-deleted",
  official: ["InputFieldDeleted"],
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["comparison"],
  title: "Parameters of published operations that stay",
  why: "Flows hold values for the parameter by its name. What they fill in goes nowhere, and the call may do something else than it did.",
  source: "Certification updates of connectors, InputFieldDeleted; Microsoft's operational versioning",
  since: "0.1.0",
  *check({ comparison }) {
    for (const pair of usedOperations(comparison)) {
      for (const { before, holder, renamedTo } of pair.parameters().removed) {
        const rest = renamedTo === undefined ? "is gone" : `is called ${quoted(renamedTo.path)} now`;
        yield removedField(pair, before, holder, {
          before: `${before.in} ${before.shape.type ?? "parameter"}`,
          after: renamedTo === undefined ? "removed" : renamedTo.path,
          message: `${startOf(before)} of ${quoted(pair.name)} ${rest}.`,
          fix: orNewRevision("Keep the parameter, optional or advanced if need be", pair.before),
          ...(before.isInternal ? hidden : {}),
        });
      }
    }
  },
});
