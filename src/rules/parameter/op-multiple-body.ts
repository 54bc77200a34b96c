import { nameLocation } from "../../connector/parameters/written-parameters.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "parameter/op-multiple-body",
  official: ["OperationParametersContainMultipleBodyParameters"],
  policy: ["5000.2.6.2"],
  severity: "error",
  needs: ["swagger"],
  title: "One body parameter for an operation",
  why: "A request has one body; the definition is refused because nobody can know which parameter fills it.",
  source:
    "Microsoft Swagger Validator, rule OperationParametersContainMultipleBodyParameters; OpenAPI 2.0, Parameter Object",
  since: "0.1.0",
  *check({ swagger }) {
    for (const operation of swagger.operations()) {
      const bodies = operation.parameters.filter((parameter) => parameter.in === "body");
      const [, second] = bodies;
      // Those of the path are the business of parameter/pathitem-multiple-body.
      if (second === undefined || second.isFromPathItem) continue;
      yield {
        location: nameLocation(second.usedAt),
        subject: [operation.name],
        message: `The operation ${quoted(operation.name)} has ${bodies.length} body parameters: ${bodies
          .slice(0, 3)
          .map(({ name }) => quoted(name))
          .join(", ")}.`,
        fix: "Merge them into one body parameter whose schema has a property for each.",
      };
    }
  },
});
