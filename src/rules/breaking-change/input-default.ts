import type { Shape } from "../../connector/comparison/shape.ts";
import type { Node } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { keptField, labelOf } from "./_fields.ts";
import { orNewRevision, usedOperations } from "./_operations.ts";
import { meaningOf, shown } from "./_values.ts";

export default defineRule({
  id: "breaking-change/input-default",
  severity: "warning",
  kinds: ["certified", "independent"],
  needs: ["comparison"],
  title: "Defaults of inputs that stay",
  why: "Flows that leave the input empty, and all flows where it is internal, rely on the default. With another one they do something else.",
  source: "Follows from how flows bind to a connector",
  since: "0.1.0",
  *check({ comparison }) {
    for (const pair of usedOperations(comparison)) {
      for (const field of [...pair.parameters().kept, ...pair.body().kept]) {
        const [old, now] = [field.before.shape.facet("default"), field.after.shape.facet("default")];
        if (old === undefined || isKept(old, now, field.after.shape)) continue;
        const rest = now === undefined ? "is gone" : `is ${quoted(shown(now, ""))} now`;
        const diagnostic = keptField(pair, field, "default", {
          before: shown(old, "none"),
          after: shown(now, "none"),
          message: `The default of ${labelOf(field.after)} of ${quoted(pair.name)} was ${quoted(shown(old, ""))} and ${rest}.`,
          fix: orNewRevision("Keep the default", pair.before),
        });
        // What makers never see is set for all operations at once: one thing to confirm.
        const isShared = field.before.isInternal && field.after.isInternal;
        yield isShared ? { ...diagnostic, cause: `internal ${field.after.path}` } : diagnostic;
      }
    }
  },
});

function isKept(old: Node, now: Node | undefined, shape: Shape): boolean {
  // A default of null is none.
  if (old.value === null) return true;
  return now !== undefined && meaningOf(old, shape) === meaningOf(now, shape);
}
