import { locationOf, member, stringOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { canonical } from "../../text/json/json.ts";
import { partLabel } from "../../wording/part-label.ts";
import { quoted } from "../../wording/quoted.ts";
import { enumValuesOf } from "./_enum-values.ts";

export default defineRule({
  id: "extension/enum-values-duplicate",
  official: ["DuplicateEnumValuesInExtension"],
  severity: "error",
  needs: ["swagger"],
  title: "One name for every value",
  why: "Of two names for one value the designer can show only one; the validator refuses the list.",
  source: "Microsoft Swagger Validator, rule DuplicateEnumValuesInExtension",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { typed, entries } of enumValuesOf(swagger)) {
      const counts = new Map<string, number>();
      for (const entry of entries) {
        const value = member(entry, "value");
        if (value === undefined) continue;
        const key = canonical(value.value);
        const times = (counts.get(key) ?? 0) + 1;
        counts.set(key, times);
        if (times !== 2) continue;
        const text = stringOf(value) ?? key;
        yield {
          location: locationOf(value),
          subject: [...typed.subject, text],
          message: `The \`x-ms-enum-values\` of ${partLabel(typed.label)} name ${quoted(text)} twice.`,
          fix: "Keep one entry for each value.",
        };
      }
    }
  },
});
