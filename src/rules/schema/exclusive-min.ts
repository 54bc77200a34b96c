import { keyPlaceOf, member } from "../../connector/node.ts";
import { defineRule } from "../../review/rule.ts";
import { atStart } from "../parameter/_sentence.ts";
import { typedPlaces } from "./_typed.ts";

export default defineRule({
  id: "schema/exclusive-min",
  official: ["ExclusiveMinimumRequiresMinimum"],
  severity: "error",
  needs: ["swagger"],
  title: "No exclusiveMinimum without minimum",
  why: "In OpenAPI 2.0 `exclusiveMinimum` only says whether `minimum` itself is allowed; alone it is refused.",
  source: "Microsoft Swagger Validator, rule ExclusiveMinimumRequiresMinimum; JSON Schema draft 4",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { node, subject, label } of typedPlaces(swagger)) {
      const exclusive = member(node, "exclusiveMinimum");
      if (exclusive === undefined || member(node, "minimum") !== undefined) continue;
      yield {
        at: keyPlaceOf(exclusive),
        subject,
        message: `${atStart(label)} has \`exclusiveMinimum\` without \`minimum\`.`,
        fix: "Add `minimum` or delete `exclusiveMinimum`.",
      };
    }
  },
});
