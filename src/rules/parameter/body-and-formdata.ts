import { nameLocation } from "../../connector/parameters/written-parameters.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "parameter/body-and-formdata",
  official: ["ParameterListContainsFormDataAndBody"],
  severity: "error",
  needs: ["swagger"],
  title: "A body or a form, not both",
  why: "A request has one body, which is either one value or a form; the definition is refused when an operation asks for both.",
  source:
    "Microsoft Swagger Validator, rule ParameterListContainsFormDataAndBody; OpenAPI 2.0, Parameter Object",
  since: "0.1.0",
  *check({ swagger }) {
    for (const operation of swagger.operations()) {
      const body = operation.parameters.find((parameter) => parameter.in === "body");
      const field = operation.parameters.find((parameter) => parameter.in === "formData");
      if (body === undefined || field === undefined) continue;
      yield {
        location: nameLocation(body.usedAt),
        subject: [operation.name],
        message: `The operation ${quoted(operation.name)} has the body parameter ${quoted(body.name)} beside the form field ${quoted(field.name)}.`,
        fix: "Send everything in the body, or everything in the form.",
      };
    }
  },
});
