import { keyPlaceOf, member } from "../../connector/node.ts";
import { defineRule } from "../../review/rule.ts";
import { isArray } from "../../text/json.ts";
import { removeAt } from "../../text/json-change.ts";
import { quoted } from "../../text/quoted.ts";
import { atStart } from "../parameter/_sentence.ts";
import { labelOf } from "./_typed.ts";

export default defineRule({
  id: "schema/required-on-non-object",
  official: ["RequiredPropertyNotOnObject"],
  severity: "error",
  needs: ["swagger"],
  title: "Required properties of objects only",
  why: "Only an object has properties; on another type the list has no effect, and the validator refuses it.",
  source: "Microsoft Swagger Validator, rule RequiredPropertyNotOnObject",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { node, type, names, role } of swagger.schemasWith("required")) {
      const required = member(node, "required");
      if (required === undefined || !isArray(required.value) || required.value.length === 0) continue;
      if (type === undefined || type === "object") continue;
      yield {
        at: keyPlaceOf(required),
        subject: names,
        message: `${atStart(labelOf(names, role))} is ${quoted(type)} and has a list of required properties.`,
        fix: type === "array" ? "Move `required` into `items`." : "Delete `required`.",
        ...(type === "array" ? {} : { repair: [removeAt(required.pointer)] }),
      };
    }
  },
});
