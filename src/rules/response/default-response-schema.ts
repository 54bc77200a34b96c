import { keyPlaceOf, members, type Node } from "../../connector/node.ts";
import type { Operation } from "../../connector/swagger.ts";
import { defineRule } from "../../review/rule.ts";
import { quoted } from "../../text/quoted.ts";

export default defineRule({
  id: "response/default-response-schema",
  official: ["DefaultResponseHasSchema"],
  policy: ["5000.2.4.1"],
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["swagger"],
  title: "No schema on the default response",
  why: "The default response stands for everything that is not described. The validator asks for the schema on the real success status, from which designers take the outputs.",
  source: "Microsoft Swagger Validator, rule DefaultResponseHasSchema",
  since: "0.1.0",
  *check({ swagger }) {
    for (const operation of swagger.operations()) {
      const response = operation.responses.find(({ status }) => status === "default");
      if (response?.schema === undefined) continue;
      yield {
        at: keyPlaceOf(response.usedAt === response.node ? response.schema : response.usedAt),
        subject: [operation.name],
        message: `The default response of ${quoted(operation.name)} has a schema.`,
        fix: fixFor(operation, response.schema),
        // Where others are counted with it, its fix stands for theirs.
        cause: fixFor(operation, response.schema),
      };
    }
  },
});

function fixFor({ responses }: Operation, schema: Node): string {
  const success = responses.filter(({ isSuccess }) => isSuccess);
  const described = success.find((response) => response.schema !== undefined);
  if (described !== undefined)
    return `Delete the schema of \`default\`; ${quoted(described.status)} has one.`;
  const isEmpty = members(schema).length === 0;
  const [first] = success;
  if (first?.status === "204") return "Delete the schema of `default`; a `204` has no content.";
  if (first !== undefined)
    return isEmpty
      ? `Delete the schema of \`default\`, and describe under ${quoted(first.status)} what the service returns.`
      : `Move the schema to ${quoted(first.status)} if it is what the service returns on success; delete it if it is that of an error.`;
  return isEmpty
    ? "Delete the empty schema of `default`, and describe what the service returns under the status of success, such as `200`."
    : "Move the schema to the status the service answers with on success, such as `200`.";
}
