import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { keptField, labelOf, outputsIn } from "./_fields.ts";
import { formatChange, formatOf, isFormatFixed, typeChange } from "./_values.ts";

export default defineRule({
  id: "breaking-change/output-format",
  severity: "warning",
  kinds: ["certified", "independent"],
  needs: ["comparison"],
  title: "Outputs that keep their format",
  why: "The designer treats a value by its format: a date, a file, a whole number. Expressions that were built on the old one may fail.",
  source: "Pull requests 807 and 3863 of microsoft/PowerPlatformConnectors",
  since: "0.1.0",
  *check({ comparison }) {
    for (const { pair, field } of outputsIn(comparison)) {
      const [before, after] = [field.before.shape, field.after.shape];
      const [old, now] = [formatOf(before), formatOf(after)];
      if (old === now || !after.isKnown || typeChange(before, after) !== undefined) continue;
      if (isFormatFixed(before, old, now)) continue;
      yield keptField(pair, field, "format", {
        before: old,
        after: now,
        message: `The format of ${labelOf(field.after)} of ${quoted(pair.name)} ${formatChange(old, now)}.`,
        fix: "Confirm that the service answers the same as before, or keep the format.",
      });
    }
  },
});
