import { webhooks } from "../../connector/extensions/webhooks.ts";
import { keyLocationOf, member } from "../../connector/node.ts";
import type { Operation } from "../../connector/swagger/swagger.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "trigger/webhook-delete",
  severity: "warning",
  needs: ["swagger"],
  title: "A way to end every subscription",
  why: "When a flow is switched off the platform deletes the subscription; without this operation the service goes on calling flows that are gone.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/create-webhook-trigger",
  since: "0.1.0",
  *check({ swagger }) {
    const ends = swagger.operations().filter(({ method }) => method === "delete");
    for (const operation of webhooks(swagger)) {
      if (operation.trigger === undefined || ends.some((end) => mayEnd(end, operation))) continue;
      yield {
        location: keyLocationOf(member(operation.node, "operationId") ?? operation.node),
        subject: [operation.name],
        message: `The webhook ${quoted(operation.name)} has no DELETE operation that ends its subscription.`,
        fix: "Describe the call that unsubscribes, with `x-ms-visibility` set to `internal`.",
      };
    }
  },
});

/** The platform deletes whatever address the service named, which need not be below the subscription's path. */
function mayEnd(end: Operation, webhook: Operation): boolean {
  if (end.isInternal || end.path.startsWith(webhook.path)) return true;
  return /hook|subscri|trigger|register|notif|callback|listener|event/i.test(`${end.path} ${end.name}`);
}
