import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { inputsIn, keptField, startOf } from "./_fields.ts";
import { orNewRevision } from "./_operations.ts";
import { enumOf, listed, valuesOf } from "./_values.ts";

export default defineRule({
  id: "breaking-change/input-enum-narrowed",
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["comparison"],
  title: "Inputs that accept what they accepted",
  why: "Flows hold one of the old values, or any value where there was no list. It is refused now, and the designer shows an empty choice.",
  source: "Pull requests 3287, 3762 and 619 of microsoft/PowerPlatformConnectors",
  since: "0.1.0",
  *check({ comparison }) {
    for (const { pair, field } of inputsIn(comparison)) {
      const [before, after] = [valuesOf(field.before.shape), enumOf(field.after.shape)];
      if (after === undefined) continue;
      const gone = [...(before ?? [])].filter(([value]) => !after.has(value)).map(([, node]) => node);
      if (before !== undefined && gone.length === 0) continue;
      const what = `${startOf(field.after)} of ${quoted(pair.name)}`;
      yield keptField(pair, field, "enum", {
        before: before === undefined ? "any value" : listed(before.values()),
        after: listed(after.values()),
        message:
          before === undefined
            ? `${what} took any value and takes only ${quoted(listed(after.values()))} now.`
            : `${what} no longer takes ${quoted(listed(gone))}.`,
        fix: orNewRevision("Keep accepting the old values", pair.before),
      });
    }
  },
});
