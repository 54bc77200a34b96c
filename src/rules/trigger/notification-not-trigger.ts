import { webhooks } from "../../connector/extensions/webhooks.ts";
import { keyLocationOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { notificationsOf } from "./_notifications.ts";

export default defineRule({
  id: "trigger/notification-not-trigger",
  official: ["NotificationExtensionSupportedForTriggerOnly"],
  severity: "error",
  needs: ["swagger"],
  title: "Notifications for triggers only",
  why: "The extension says which webhook wakes a trigger; an action is run by the flow and is never woken.",
  source: "Microsoft Swagger Validator, rule NotificationExtensionSupportedForTriggerOnly",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { fetch, node } of notificationsOf(swagger)) {
      // Webhooks are the business of trigger/notification-in-webhook.
      if (fetch.trigger !== undefined || webhooks(swagger).has(fetch)) continue;
      yield {
        location: keyLocationOf(node),
        subject: [fetch.name],
        message: `The operation ${quoted(fetch.name)} has \`x-ms-notification\` and is no trigger.`,
        fix: "Delete `x-ms-notification`, or make the operation a trigger with `x-ms-trigger`.",
      };
    }
  },
});
