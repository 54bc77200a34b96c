import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { keptField, labelOf, outputsIn } from "./_fields.ts";
import { enumOf, listed, valuesOf } from "./_values.ts";

export default defineRule({
  id: "breaking-change/output-enum",
  severity: "warning",
  kinds: ["certified", "independent"],
  needs: ["comparison"],
  title: "Outputs with the values flows know",
  why: "Flows branch on the values an output can have. A value they do not know takes the branch that nobody wrote.",
  source: "Pull request 1381 of microsoft/PowerPlatformConnectors",
  since: "0.1.0",
  *check({ comparison }) {
    for (const { pair, field } of outputsIn(comparison)) {
      const [before, after] = [enumOf(field.before.shape), valuesOf(field.after.shape)];
      if (before === undefined || !field.after.shape.isKnown) continue;
      const came = [...(after ?? [])].filter(([value]) => !before.has(value)).map(([, node]) => node);
      if (after !== undefined && came.length === 0) continue;
      const rest = after === undefined ? "are no longer listed" : `include ${quoted(listed(came))} now`;
      yield keptField(pair, field, "enum", {
        before: listed(before.values()),
        after: after === undefined ? "any value" : listed(after.values()),
        message: `The values of ${labelOf(field.after)} of ${quoted(pair.name)} ${rest}.`,
        fix: "Confirm that flows which branch on the value can cope.",
      });
    }
  },
});
