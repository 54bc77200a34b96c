import { keyPlaceOf, members, type Node, objectOf } from "../../connector/node.ts";
import type { Operation, Response } from "../../connector/swagger.ts";
import { defineRule } from "../../review/rule.ts";
import { quoted } from "../../text/quoted.ts";
import { isEmptySchema } from "./_empty.ts";

export default defineRule({
  id: "response/empty-schema",
  policy: ["5000.2.4.4"],
  severity: "warning",
  kinds: ["certified", "independent"],
  needs: ["swagger"],
  title: "Schemas of responses that describe something",
  why: "Designers take the outputs of an action from this schema; an empty one gives makers nothing to choose from.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission",
  since: "0.1.0",
  *check({ swagger }) {
    for (const operation of swagger.operations()) {
      if (operation.isInternal) continue;
      // Any schema of the default response is one too many: response/default-response-schema.
      for (const response of operation.responses.filter(({ status }) => status !== "default")) {
        if (response.schema === undefined) continue;
        const resolution = swagger.resolve(response.schema);
        if (resolution.state !== "resolved" || !describesNothing(resolution.node, response.isSuccess))
          continue;
        yield {
          at: keyPlaceOf(response.schema),
          subject: [operation.name, response.status],
          message: `The schema of the response ${quoted(response.status)} of ${quoted(operation.name)} describes nothing.`,
          ...adviceFor(operation, response),
          // Makers see outputs of success alone.
          ...(response.isSuccess ? {} : { severity: "info" as const }),
        };
      }
    }
  },
});

/** Without its schema a 200 would be told by response/output-schema-missing. */
function adviceFor(
  { method }: Operation,
  { status, isSuccess }: Response,
): { readonly fix: string; readonly cause: string } {
  if (status === "204") return { fix: "Delete the schema; a `204` has no content.", cause: "no content" };
  const [describe, needsContent] = [
    "Describe the properties the service returns",
    isSuccess && !["delete", "head"].includes(method),
  ];
  return needsContent
    ? { fix: `${describe}; when it returns nothing, declare \`204\` without a schema.`, cause: "content" }
    : { fix: `${describe}, or delete the schema when it returns nothing.`, cause: "content or none" };
}

/** Of an error an object may stay open: what it holds is for people. */
function describesNothing(schema: Node, isSuccess: boolean): boolean {
  return isSuccess ? isEmptySchema(schema) : objectOf(schema) !== undefined && members(schema).length === 0;
}
