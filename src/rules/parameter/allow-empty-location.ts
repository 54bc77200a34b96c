import { keyLocationOf, member } from "../../connector/node.ts";
import { writtenParameters } from "../../connector/parameters/written-parameters.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { removeAt } from "../../text/json/json-change.ts";
import { partLabelAtStart } from "../../wording/part-label.ts";

export default defineRule({
  id: "parameter/allow-empty-location",
  official: ["AllowEmptyValueOnlyValidForQueryFormData"],
  severity: "error",
  needs: ["swagger"],
  title: "Empty values in queries and forms only",
  why: "OpenAPI 2.0 knows `allowEmptyValue` for queries and forms; elsewhere the definition is refused.",
  source:
    "Microsoft Swagger Validator, rule AllowEmptyValueOnlyValidForQueryFormData; OpenAPI 2.0, Parameter Object",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { parameter, subject, label } of writtenParameters(swagger)) {
      const node = member(parameter.node, "allowEmptyValue");
      if (node === undefined || !["path", "header"].includes(parameter.in)) continue;
      yield {
        location: keyLocationOf(node),
        subject,
        message: `${partLabelAtStart(label)} has \`allowEmptyValue\`, which \`${parameter.in}\` does not know.`,
        fix: "Delete `allowEmptyValue`.",
        edits: [removeAt(node.pointer)],
      };
    }
  },
});
