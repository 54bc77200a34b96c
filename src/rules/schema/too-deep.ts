import { keyLocationOf } from "../../connector/node.ts";
import { schemaSizes, sizedOperations } from "../../connector/schemas/schema-size.ts";
import { namesTo } from "../../connector/swagger/names.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

/** The limit of the platform is not published; the deepest schema of a published connector has 14 levels. */
const maxDepth = 20;

export default defineRule({
  id: "schema/too-deep",
  official: ["SchemaTooDeep"],
  severity: "warning",
  needs: ["swagger"],
  title: "Schemas of at most 20 levels",
  why: "The validator refuses schemas that nest too deeply. Its limit is not published; no published connector comes near 20.",
  source: "Microsoft Swagger Validator, rule SchemaTooDeep",
  since: "0.1.0",
  *check({ swagger }) {
    const sizeOf = schemaSizes(swagger);
    const reported = new Set<string>();
    for (const { operation, parts } of sizedOperations(swagger)) {
      for (const { name, schema } of parts) {
        const { depth } = sizeOf(schema);
        const resolution = swagger.resolve(schema);
        if (depth <= maxDepth || resolution.state !== "resolved" || reported.has(resolution.node.pointer))
          continue;
        reported.add(resolution.node.pointer);
        yield {
          location: keyLocationOf(resolution.node),
          subject:
            resolution.node === schema ? [operation.name, name] : namesTo(swagger, resolution.node.pointer),
          message: `The schema of ${quoted(name)} in ${quoted(operation.name)} nests ${depth} levels deep.`,
          fix: "Flatten the model, or stop describing the deepest levels.",
        };
      }
    }
  },
});
