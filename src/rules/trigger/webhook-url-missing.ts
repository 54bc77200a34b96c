import { markedUrls, notificationContent, webhooks } from "../../connector/extensions/webhooks.ts";
import { keyLocationOf, member } from "../../connector/node.ts";
import { usesOf } from "../../connector/swagger/callers.ts";
import type { Operation, Swagger } from "../../connector/swagger/swagger.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "trigger/webhook-url-missing",
  official: ["WebhookOperationsMissingNotificationUrlProperty"],
  severity: "error",
  needs: ["swagger"],
  title: "A notification URL in every webhook",
  why: "The platform does not know where to write its callback address, so the service never learns whom to call.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/create-webhook-trigger",
  since: "0.1.0",
  *check({ swagger }) {
    const marked = operationsWithUrl(swagger);
    for (const [, operations] of Map.groupBy(swagger.operations(), ({ path }) => path)) {
      const trigger =
        operations.find((one) => one.trigger !== undefined) ??
        // An action may wait for the call.
        operations.find(({ method }) => method === "post");
      if (trigger === undefined || member(trigger.pathItem, notificationContent) === undefined) continue;
      if (operations.some((one) => marked.has(one) || one.unresolvedParameters.length > 0)) continue;
      yield {
        location: keyLocationOf(trigger.node),
        subject: [trigger.name],
        message: `The path of ${quoted(trigger.name)} has \`x-ms-notification-content\`, and nothing in its body is marked as the address to call.`,
        fix: 'Set `"x-ms-notification-url": true` and `"x-ms-visibility": "internal"` on the property that receives the callback address.',
      };
    }
  },
});

/** In another location than the body it is the business of trigger/notifurl-position. */
function operationsWithUrl(swagger: Swagger): ReadonlySet<Operation> {
  const found = new Set(webhooks(swagger));
  for (const { node } of markedUrls(swagger)) {
    for (const { operation } of usesOf(swagger, node.pointer)) found.add(operation);
  }
  return found;
}
