import type { Field } from "../../connector/comparison/comparison.ts";
import { stringOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted, wasAndIs } from "../../wording/quoted.ts";
import { keptField, labelOf } from "./_fields.ts";
import { usedOperations } from "./_operations.ts";

export default defineRule({
  id: "breaking-change/url-encoding",
  severity: "warning",
  kinds: ["certified", "independent"],
  needs: ["comparison"],
  title: "Encoding of path parameters that stays",
  why: "Values with slashes or blanks reach the service in another form, and it may find nothing under them.",
  source: "Follows from how flows bind to a connector",
  since: "0.1.0",
  *check({ comparison }) {
    for (const pair of usedOperations(comparison)) {
      for (const field of pair.parameters().kept) {
        if (field.before.in !== "path" || field.after.in !== "path") continue;
        const [old, now] = [encodingOf(field.before), encodingOf(field.after)];
        if (old === now) continue;
        yield keptField(pair, field, "x-ms-url-encoding", {
          before: old,
          after: now,
          message: `The encoding of ${labelOf(field.after)} of ${quoted(pair.name)} ${wasAndIs(old, now)}.`,
          fix: "Confirm with values that hold slashes or blanks, or keep the encoding.",
        });
      }
    }
  },
});

/** Single is what happens when nothing is written. */
function encodingOf({ shape }: Field): "single" | "double" {
  return stringOf(shape.facet("x-ms-url-encoding"))?.toLowerCase() === "double" ? "double" : "single";
}
