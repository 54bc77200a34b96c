import { maxTotalSchemas, totalSchemas } from "../../connector/schemas/schema-size.ts";
import { documentLocation } from "../../connector/swagger/document-location.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { counted } from "./_counted.ts";

export default defineRule({
  id: "schema/total-schema-count",
  official: ["TotalSchemaCountExceedsMaxAllowed"],
  severity: "error",
  needs: ["swagger"],
  title: "At most 4,194,304 schemas in a connector",
  why: "The platform writes all references out when it stores a connector and refuses one that grows beyond its limit.",
  source:
    "Microsoft Swagger Validator, rule TotalSchemaCountExceedsMaxAllowed; https://learn.microsoft.com/connectors/custom-connectors/faq",
  since: "0.1.0",
  *check({ swagger }) {
    const total = totalSchemas(swagger);
    if (total <= maxTotalSchemas) return;
    yield {
      location: documentLocation(swagger),
      hasNoLines: true,
      subject: ["schemas"],
      message: `With all references written out the operations have ${counted(total)} schemas, above the limit of ${counted(maxTotalSchemas)}.`,
      fix: "Leave out properties that nobody needs, use a dynamic schema, or split the connector.",
    };
  },
});
