import { keyLocationOf } from "../../connector/node.ts";
import { isEmptyOperation } from "../../connector/swagger/empty-operation.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "operation/empty",
  policy: ["5000.2.4.5"],
  severity: "error",
  needs: ["swagger"],
  title: "Operations that describe something",
  why: "An operation without summary, parameters and responses does nothing for makers and is refused.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission",
  since: "0.1.0",
  *check({ swagger }) {
    for (const operation of swagger.operations()) {
      if (!isEmptyOperation(operation)) continue;
      yield {
        location: keyLocationOf(operation.node),
        subject: [operation.name],
        message: `The operation ${quoted(operation.name)} is empty.`,
        fix: "Describe the operation with a summary, its parameters and a response, or delete it.",
      };
    }
  },
});
