import { keyPlaceOf, member } from "../../connector/node.ts";
import { defineRule } from "../../review/rule.ts";
import { atStart } from "../parameter/_sentence.ts";
import { typedPlaces } from "./_typed.ts";

export default defineRule({
  id: "schema/exclusive-max",
  official: ["ExclusiveMaximumRequiresMaximum"],
  severity: "error",
  needs: ["swagger"],
  title: "No exclusiveMaximum without maximum",
  why: "In OpenAPI 2.0 `exclusiveMaximum` only says whether `maximum` itself is allowed; alone it is refused.",
  source: "Microsoft Swagger Validator, rule ExclusiveMaximumRequiresMaximum; JSON Schema draft 4",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { node, subject, label } of typedPlaces(swagger)) {
      const exclusive = member(node, "exclusiveMaximum");
      if (exclusive === undefined || member(node, "maximum") !== undefined) continue;
      yield {
        at: keyPlaceOf(exclusive),
        subject,
        message: `${atStart(label)} has \`exclusiveMaximum\` without \`maximum\`.`,
        fix: "Add `maximum` or delete `exclusiveMaximum`.",
      };
    }
  },
});
