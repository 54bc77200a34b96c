import { locationOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { canonical } from "../../text/json/json.ts";
import { removeAt } from "../../text/json/json-change.ts";
import { quoted } from "../../wording/quoted.ts";
import { whose } from "../../wording/whose.ts";
import { filterFunctionsOf } from "./_filter-functions.ts";

export default defineRule({
  id: "extension/filterfunctions-duplicate",
  official: ["FilterFunctionsPropertyHasDuplicates"],
  severity: "error",
  needs: ["swagger"],
  title: "Every filter function once",
  why: "The list is a set; the validator refuses one that names a function twice.",
  source: "Microsoft Swagger Validator, rule FilterFunctionsPropertyHasDuplicates",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { entries, owner } of filterFunctionsOf(swagger)) {
      for (const [name, [, second, ...more]] of Map.groupBy(entries, ({ value }) => canonical(value))) {
        if (second === undefined) continue;
        const shown = typeof second.value === "string" ? second.value : name;
        yield {
          location: locationOf(second),
          subject: [...owner, shown],
          message: `The list \`filterFunctions\` ${whose(owner)} names ${quoted(shown)} more than once.`,
          fix: "Delete the repeats.",
          edits: [second, ...more].map(({ pointer }) => removeAt(pointer)),
        };
      }
    }
  },
});
