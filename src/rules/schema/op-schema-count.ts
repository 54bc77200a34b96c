import { keyLocationOf } from "../../connector/node.ts";
import {
  maxBodySchemas,
  maxOperationSchemas,
  maxTotalSchemas,
  sizedOperations,
  totalSchemas,
} from "../../connector/schemas/schema-size.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { counted } from "./_counted.ts";

export default defineRule({
  id: "schema/op-schema-count",
  official: ["OperationSchemaCountExceedsMaxAllowed"],
  severity: "error",
  needs: ["swagger"],
  title: "At most 16,384 schemas in an operation",
  why: "The platform writes all references out when it stores an operation and refuses one that grows beyond its limit.",
  source:
    "Microsoft Swagger Validator, rule OperationSchemaCountExceedsMaxAllowed; https://learn.microsoft.com/connectors/custom-connectors/faq",
  since: "0.1.0",
  *check({ swagger }) {
    // The document as a whole is the business of schema/total-schema-count.
    if (totalSchemas(swagger) > maxTotalSchemas) return;
    for (const { operation, count } of sizedOperations(swagger)) {
      if (count <= maxOperationSchemas) continue;
      yield {
        location: keyLocationOf(operation.node),
        subject: [operation.name],
        message: `The operation ${quoted(operation.name)} has ${counted(count)} schemas with all references written out, above the limit of ${counted(maxOperationSchemas)}.`,
        fix: `Leave out properties that nobody needs or use a dynamic schema; one body or response may have ${maxBodySchemas}.`,
      };
    }
  },
});
