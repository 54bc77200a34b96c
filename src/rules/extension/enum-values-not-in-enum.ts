import { items, locationOf, member } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { canonical } from "../../text/json/json.ts";
import { partLabel } from "../../wording/part-label.ts";
import { quoted } from "../../wording/quoted.ts";
import { enumValuesOf } from "./_enum-values.ts";

export default defineRule({
  id: "extension/enum-values-not-in-enum",
  official: ["InvalidEnumValuesExtensionValue"],
  severity: "error",
  needs: ["swagger"],
  title: "Names for values that exist",
  why: "The designer shows names from `x-ms-enum-values` for the values of `enum`; an entry for another value is never shown or cannot be chosen.",
  source: "Microsoft Swagger Validator, rule InvalidEnumValuesExtensionValue",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { typed, entries } of enumValuesOf(swagger)) {
      const list = member(typed.node, "enum");
      if (list === undefined) continue;
      const allowed = new Set(items(list).map(({ value }) => canonical(value)));
      for (const entry of entries) {
        const value = member(entry, "value");
        if (value === undefined || allowed.has(canonical(value.value))) continue;
        const text = canonical(value.value);
        yield {
          location: locationOf(value),
          subject: [...typed.subject, text],
          message: `The \`x-ms-enum-values\` of ${partLabel(typed.label)} name ${quoted(text)}, which is not in its \`enum\`.`,
          fix: `Add ${quoted(text)} to \`enum\` or correct the entry.`,
        };
      }
    }
  },
});
