import { keyLocationOf } from "../../connector/node.ts";
import {
  maxBodySchemas,
  maxOperationSchemas,
  maxTotalSchemas,
  type SizedPart,
  sizedOperations,
  totalSchemas,
} from "../../connector/schemas/schema-size.ts";
import { namesTo } from "../../connector/swagger/names.ts";
import type { Operation, Swagger } from "../../connector/swagger/swagger.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { counted } from "./_counted.ts";

export default defineRule({
  id: "schema/body-schema-count",
  official: ["BodySchemaCountExceedsMaxAllowed"],
  severity: "error",
  needs: ["swagger"],
  title: "At most 512 schemas in a body or response",
  why: "The platform writes all references out when it stores a body and refuses one that grows beyond its limit.",
  source:
    "Microsoft Swagger Validator, rule BodySchemaCountExceedsMaxAllowed; https://learn.microsoft.com/connectors/custom-connectors/faq",
  since: "0.1.0",
  *check({ swagger }) {
    // The document as a whole is the business of schema/total-schema-count.
    if (totalSchemas(swagger) > maxTotalSchemas) return;
    const reported = new Set<string>();
    for (const { operation, name, schema, count } of largeParts(swagger)) {
      const resolution = swagger.resolve(schema);
      // A definition that many operations use is one finding.
      if (resolution.state !== "resolved" || reported.has(resolution.node.pointer)) continue;
      const { node } = resolution;
      reported.add(node.pointer);
      yield {
        location: keyLocationOf(node),
        subject: node === schema ? [operation.name, name] : namesTo(swagger, node.pointer),
        message: `The schema of ${quoted(name)} in ${quoted(operation.name)} comes to ${counted(count)} schemas with all references written out, above the limit of ${maxBodySchemas}.`,
        fix: "Leave out properties that nobody needs or use a dynamic schema.",
      };
    }
  },
});

/** An operation that is too large as a whole is the business of schema/op-schema-count. */
function largeParts(swagger: Swagger): readonly (SizedPart & { readonly operation: Operation })[] {
  return sizedOperations(swagger)
    .filter(({ count }) => count <= maxOperationSchemas)
    .flatMap(({ operation, parts }) =>
      parts.filter(({ count }) => count > maxBodySchemas).map((part) => ({ ...part, operation })),
    );
}
