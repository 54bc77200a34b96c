import { notificationContent, webhooks } from "../../connector/extensions/webhooks.ts";
import { keyLocationOf, member } from "../../connector/node.ts";
import { selectableOperations } from "../../connector/swagger/selectable.ts";
import type { Operation, Response, Swagger } from "../../connector/swagger/swagger.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "response/output-schema-missing",
  official: ["SchemaDefinitionSetIncorrectly"],
  policy: ["5000.2.4.4"],
  severity: "warning",
  kinds: ["certified", "independent"],
  needs: ["swagger"],
  title: "A schema for what an operation returns",
  why: "Designers take the outputs of an action from the schema of its success response; without it makers must parse the answer themselves.",
  source: "Microsoft Swagger Validator, rule SchemaDefinitionSetIncorrectly",
  since: "0.1.0",
  *check({ swagger }) {
    for (const operation of selectableOperations(swagger)) {
      // Makers see no response of an MCP operation.
      if (operation.kind === "mcp") continue;
      const success = operation.responses.filter(({ isSuccess }) => isSuccess);
      const [first] = success;
      if (operation.isInternal || ["delete", "head"].includes(operation.method)) continue;
      if (first === undefined || !lacksSchema(success)) continue;
      if (isWebhook(operation)) {
        if (describesNotification(swagger, operation)) continue;
        yield {
          location: keyLocationOf(operation.node),
          subject: [operation.name],
          message: `The trigger ${quoted(operation.name)} does not describe what the service sends.`,
          fix: "Add `x-ms-notification-content` with the schema of a notification to the path.",
        };
      } else {
        yield {
          location: keyLocationOf(first.usedAt),
          subject: [operation.name],
          message: `The response ${quoted(first.status)} of ${quoted(operation.name)} has no schema.`,
          ...fixFor(operation, success),
        };
      }
    }
  },
});

function isWebhook(operation: Operation): boolean {
  return operation.kind === "webhook" || (operation.trigger !== undefined && operation.method !== "get");
}

/** What the description lacks, and that it lacks, is the business of the family trigger. */
function describesNotification(swagger: Swagger, operation: Operation): boolean {
  const { node, pathItem } = operation;
  if ([node, pathItem].some((holder) => member(holder, notificationContent) !== undefined)) return true;
  return webhooks(swagger).has(operation);
}

/**
 * Responses that lead nowhere are unknown. What may answer 204 returns nothing, unless a 200 next to it does; 202 says that
 * the work is not done yet.
 */
function lacksSchema(success: readonly Response[]): boolean {
  return (
    success.every(({ isResolved, schema }) => isResolved && schema === undefined) &&
    (has(success, "200") || !success.some(({ status }) => ["202", "204", "205"].includes(status)))
  );
}

/** Only the author knows whether the service answers a change with content. No other status is proposed: it sends this one. */
function fixFor(
  { method }: Operation,
  success: readonly Response[],
): Pick<Diagnostic, "fix" | "cause" | "severity"> {
  if (method === "get" || has(success, "204"))
    return { fix: "Add the schema of what the service returns.", cause: "content" };
  return {
    fix: "If the service returns something, add its schema; otherwise leave the response as it is.",
    cause: "content or none",
    severity: "info",
  };
}

function has(responses: readonly Response[], wanted: string): boolean {
  return responses.some(({ status }) => status === wanted);
}
