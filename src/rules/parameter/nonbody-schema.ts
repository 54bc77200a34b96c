import { keyPlaceOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule.ts";
import { atStart } from "./_sentence.ts";
import { writtenParameters } from "./_written.ts";

export default defineRule({
  id: "parameter/nonbody-schema",
  official: ["NonBodyParameterSchemaNotValid"],
  severity: "error",
  needs: ["swagger"],
  title: "Schemas for bodies only",
  why: "In OpenAPI 2.0 only a body has a schema; other parameters have their type beside the name, and the definition is refused otherwise.",
  source: "Microsoft Swagger Validator, rule NonBodyParameterSchemaNotValid; OpenAPI 2.0, Parameter Object",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { parameter, subject, label } of writtenParameters(swagger)) {
      const isOther = ["path", "query", "header", "formData"].includes(parameter.in);
      if (!isOther || parameter.schema === undefined) continue;
      yield {
        at: keyPlaceOf(parameter.schema),
        subject,
        message: `${atStart(label)} is no body and has a schema.`,
        fix: "Move `type`, `format`, `enum`, `default` and `items` out of the schema and delete it.",
      };
    }
  },
});
