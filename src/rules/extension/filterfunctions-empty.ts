import { keyLocationOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { isArray } from "../../text/json/json.ts";
import { removeAt } from "../../text/json/json-change.ts";
import { parentPointer } from "../../text/json/pointer.ts";
import { whose } from "../../wording/whose.ts";
import { filterFunctionsOf } from "./_filter-functions.ts";

export default defineRule({
  id: "extension/filterfunctions-empty",
  official: ["FilterFunctionsPropertyEmpty"],
  severity: "error",
  needs: ["swagger"],
  title: "Lists of filter functions that name some",
  why: "The list says which filters the service applies itself; the validator refuses one that names none.",
  source: "Microsoft Swagger Validator, rule FilterFunctionsPropertyEmpty",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { node, entries, owner, isAlone } of filterFunctionsOf(swagger)) {
      if (!isArray(node.value) || entries.length > 0) continue;
      yield {
        location: keyLocationOf(node),
        subject: owner,
        message: `The list \`filterFunctions\` ${whose(owner)} is empty.`,
        fix: "Delete `filterFunctions`, or name what the service can filter by.",
        // With nothing else in it, the extension itself says nothing.
        edits: [removeAt(isAlone ? (parentPointer(node.pointer) ?? node.pointer) : node.pointer)],
      };
    }
  },
});
