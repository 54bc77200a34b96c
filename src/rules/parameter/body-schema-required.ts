import { keyLocationOf, members } from "../../connector/node.ts";
import { writtenParameters } from "../../connector/parameters/written-parameters.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { isObject } from "../../text/json/json.ts";
import { partLabel, partLabelAtStart } from "../../wording/part-label.ts";

export default defineRule({
  id: "parameter/body-schema-required",
  official: ["BodyParameterSchemaRequired"],
  policy: ["5000.2.6.2"],
  severity: "error",
  needs: ["swagger"],
  title: "A schema for every body",
  why: "Designers draw the fields of a body from its schema; without it makers have nothing to fill in, and the definition is refused.",
  source: "Microsoft Swagger Validator, rule BodyParameterSchemaRequired; OpenAPI 2.0, Parameter Object",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { location, parameter, subject, label } of writtenParameters(swagger)) {
      if (parameter.in !== "body") continue;
      if (parameter.schema !== undefined) {
        if (members(parameter.schema).length > 0 || !isObject(parameter.schema.value)) continue;
        yield {
          location: keyLocationOf(parameter.schema),
          subject: [...subject, "schema"],
          message: `The schema of ${partLabel(label)} describes nothing.`,
          fix: "Give the schema a `type`, and properties when it is an object; leave it empty only when any value is allowed.",
          severity: "warning",
        };
        continue;
      }
      yield {
        location,
        subject,
        message: `${partLabelAtStart(label)} is a body without a schema.`,
        fix: "Add a `schema` with the properties of the body.",
      };
    }
  },
});
