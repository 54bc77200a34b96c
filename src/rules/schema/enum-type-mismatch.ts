import { items, member, placeOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule.ts";
import { canonical } from "../../text/json.ts";
import { quoted } from "../../text/quoted.ts";
import { hasType, isType, nameOfType } from "./_json-type.ts";
import { typedPlacesWith } from "./_typed.ts";

export default defineRule({
  id: "schema/enum-type-mismatch",
  official: ["InvalidEnumValue"],
  severity: "warning",
  needs: ["swagger"],
  title: "Values of the declared type in lists",
  why: "The service never gets a value of the declared type when makers choose this entry; the import refuses the list.",
  source: "Microsoft Swagger Validator, rule InvalidEnumValue",
  since: "0.1.0",
  *check({ swagger }) {
    for (const place of typedPlacesWith(swagger, "enum")) {
      const { node, type, subject } = place;
      if (!isType(type)) continue;
      for (const entry of items(member(node, "enum"))) {
        if (hasType(entry.value, type)) continue;
        const text = canonical(entry.value);
        yield {
          at: placeOf(entry),
          subject: [...subject, text],
          message: `The value ${quoted(text)} of ${place.label} is ${nameOfType(entry.value)}, not ${quoted(type)}.`,
          fix: `Write every value of the list as ${quoted(type)}.`,
        };
      }
    }
  },
});
