import { webhooks } from "../../connector/extensions/webhooks.ts";
import { keyLocationOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { removeAt } from "../../text/json/json-change.ts";
import { quoted } from "../../wording/quoted.ts";
import { notificationsOf } from "./_notifications.ts";

export default defineRule({
  id: "trigger/notification-in-webhook",
  official: ["NotificationExtensionNotSupportedInWebhookOperation"],
  severity: "error",
  needs: ["swagger"],
  title: "No notification on operations that are webhooks",
  why: "The extension pairs a trigger that fetches with the webhook that wakes it; a webhook itself has nothing to be woken by.",
  source: "Microsoft Swagger Validator, rule NotificationExtensionNotSupportedInWebhookOperation",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { fetch, node } of notificationsOf(swagger)) {
      if (!webhooks(swagger).has(fetch)) continue;
      yield {
        location: keyLocationOf(node),
        subject: [fetch.name],
        message: `The operation ${quoted(fetch.name)} registers a webhook and has \`x-ms-notification\`.`,
        fix: "Delete `x-ms-notification`.",
        edits: [removeAt(node.pointer)],
      };
    }
  },
});
