import { webhooks } from "../../connector/extensions/webhooks.ts";
import { locationOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { notificationsOf } from "./_notifications.ts";

export default defineRule({
  id: "trigger/notification-target-webhook",
  official: ["NotificationOperationMustBeWebhook"],
  severity: "error",
  needs: ["swagger"],
  title: "Notifications that name a webhook",
  why: "The platform subscribes with this operation to learn when to fetch; one without a notification URL can tell it nothing.",
  source: "Microsoft Swagger Validator, rule NotificationOperationMustBeWebhook",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { fetch, operationId, subscribe } of notificationsOf(swagger)) {
      // An id that does not exist is the business of extension/id-not-found.
      if (operationId === undefined || subscribe === undefined || webhooks(swagger).has(subscribe)) continue;
      yield {
        location: locationOf(operationId),
        subject: [fetch.name, subscribe.name],
        message: `The \`x-ms-notification\` of ${quoted(fetch.name)} names ${quoted(subscribe.name)}, whose body has no notification URL.`,
        fix: "Name the operation whose body receives the callback address.",
      };
    }
  },
});
