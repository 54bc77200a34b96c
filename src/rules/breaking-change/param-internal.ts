import type { Field } from "../../connector/comparison/comparison.ts";
import { member, stringOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { inputsIn, keptField, startOf } from "./_fields.ts";

export default defineRule({
  id: "breaking-change/param-internal",
  official: ["InputFieldVisibilityChangedToInternal"],
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["comparison"],
  title: "Inputs that stay visible",
  why: "An internal input always gets its default. Values that flows hold are no longer sent, and makers cannot see why.",
  source: "Certification updates of connectors, InputFieldVisibilityChangedToInternal",
  since: "0.1.0",
  *check({ comparison }) {
    for (const { pair, field } of inputsIn(comparison)) {
      // What lies in something that became internal is named by it.
      if (field.before.isInternal || !isHiddenItself(field.after)) continue;
      yield keptField(pair, field, "x-ms-visibility", {
        before: "visible",
        after: "internal",
        message: `${startOf(field.before)} of ${quoted(pair.name)} is internal now.`,
        fix: 'Keep it visible; `"x-ms-visibility": "advanced"` moves it out of the way.',
      });
    }
  },
});

function isHiddenItself({ declaration, shape }: Field): boolean {
  const written = member(declaration, "x-ms-visibility") ?? shape.facet("x-ms-visibility");
  return stringOf(written) === "internal";
}
