import { locationOf, member } from "../../connector/node.ts";
import { writtenParameters } from "../../connector/parameters/written-parameters.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { setMember } from "../../text/json/json-change.ts";
import { partLabelAtStart } from "../../wording/part-label.ts";

export default defineRule({
  id: "parameter/path-param-required",
  official: ["PathParameterMustBeRequired"],
  policy: ["5000.2.6.2"],
  severity: "error",
  needs: ["swagger"],
  title: "Required path parameters",
  why: "A path with a gap leads to another address, so OpenAPI 2.0 asks for `required: true`; the definition is refused without.",
  source: "Microsoft Swagger Validator, rule PathParameterMustBeRequired; OpenAPI 2.0, Parameter Object",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { location, parameter, subject, label } of writtenParameters(swagger)) {
      if (parameter.in !== "path" || parameter.isRequired) continue;
      const node = member(parameter.node, "required");
      // What is neither true nor false is the business of swagger/json-type.
      if (node !== undefined && typeof node.value !== "boolean") continue;
      yield {
        location: node === undefined ? location : locationOf(node),
        subject,
        message: `${partLabelAtStart(label)} is part of the path and not required.`,
        fix: 'Set `"required": true`.',
        edits: [setMember(parameter.node.pointer, "required", true, "in")],
      };
    }
  },
});
