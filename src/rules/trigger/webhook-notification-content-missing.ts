import { notificationContent, webhooks } from "../../connector/extensions/webhooks.ts";
import { keyLocationOf, member } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "trigger/webhook-notification-content-missing",
  official: ["OperationMustHaveNotificationContentExtension"],
  severity: "error",
  needs: ["swagger"],
  title: "What a webhook sends beside what registers it",
  why: "Makers can use in their flow only what this extension describes; without it the event carries no fields.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/create-webhook-trigger",
  since: "0.1.0",
  *check({ swagger }) {
    for (const operation of webhooks(swagger)) {
      const { name, pathItem, node } = operation;
      // In the operation it is misplaced: trigger/notification-schema reports that.
      if ([pathItem, node].some((holder) => member(holder, notificationContent) !== undefined)) continue;
      yield {
        location: keyLocationOf(node),
        subject: [name],
        message: `The webhook ${quoted(name)} does not say what it sends.`,
        fix: `Add ${quoted(notificationContent)} with a \`schema\` to the path, beside ${quoted(operation.method)}.`,
      };
    }
  },
});
