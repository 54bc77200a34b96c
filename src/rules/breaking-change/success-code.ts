import type { OperationPair } from "../../connector/comparison/comparison.ts";
import { keyLocationOf } from "../../connector/node.ts";
import { isEmptySchema } from "../../connector/schemas/empty-schema.ts";
import type { Operation, Response, Swagger } from "../../connector/swagger/swagger.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { childPointer } from "../../text/json/pointer.ts";
import { atPointer } from "../../text/location.ts";
import { quoted } from "../../wording/quoted.ts";
import { everyFlowWith, usedOperations } from "./_operations.ts";

export default defineRule({
  id: "breaking-change/success-code",
  severity: "warning",
  kinds: ["certified", "independent"],
  needs: ["comparison"],
  title: "Success codes that stay described",
  why: "Flows that look at the status code, and the outputs described under it, rely on the old one.",
  source: "Follows from how flows bind to a connector",
  since: "0.1.0",
  *check({ comparison }) {
    for (const { name, before, after } of usedOperations(comparison).filter(hasVisibleResponse)) {
      const now = codesOf(after).map(({ status }) => status);
      const gone = codesOf(before).filter(
        (response) =>
          !now.includes(response.status) &&
          !(now.includes("204") && isWithoutContent(comparison.before.swagger, response)),
      );
      for (const response of gone) {
        yield {
          location: atPointer(after.node.file, childPointer(after.node.pointer, "responses"), "key"),
          subject: [name, response.status],
          message: `The success code ${quoted(response.status)} of ${quoted(name)} is gone.`,
          fix: `Keep describing ${quoted(response.status)} as long as the service can answer with it.`,
          cause: name,
          comparison: {
            operation: name,
            what: "success code",
            before: response.status,
            after: now.length === 0 ? "removed" : now.join(", "),
            who: everyFlowWith(before),
            beforeLocation: keyLocationOf(response.usedAt),
          },
        };
      }
    }
  },
});

/** Makers see no response of an MCP operation, and none of a subscription. */
function hasVisibleResponse({ before }: OperationPair): boolean {
  return before.kind !== "mcp" && before.kind !== "webhook";
}

function codesOf({ responses }: Operation): readonly Response[] {
  return responses.filter(({ isSuccess }) => isSuccess);
}

/** A 200 without content is better declared as 204, and no flow has used an output of it. */
function isWithoutContent(swagger: Swagger, { status, schema, isResolved }: Response): boolean {
  if (status !== "200" || !isResolved) return false;
  if (schema === undefined) return true;
  const resolution = swagger.resolve(schema);
  return resolution.state === "resolved" && isEmptySchema(resolution.node);
}
