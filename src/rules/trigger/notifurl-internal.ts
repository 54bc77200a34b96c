import { inputUrls } from "../../connector/extensions/webhooks.ts";
import { keyLocationOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { setMember } from "../../text/json/json-change.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "trigger/notifurl-internal",
  official: ["NotificationUrlNotInternal"],
  severity: "error",
  needs: ["swagger"],
  title: "Notification URLs that makers do not see",
  why: "The platform fills in its own callback address; makers who see the field write something else into it and never get an event.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/create-webhook-trigger",
  since: "0.1.0",
  *check({ swagger }) {
    const visible = inputUrls(swagger).filter(({ isInternal }) => !isInternal);
    for (const [url, [first]] of Map.groupBy(visible, (one) => one.url)) {
      yield {
        location: keyLocationOf(url.marker),
        subject: url.names,
        message: `The notification URL ${quoted(url.names.join("."))} is visible to makers${first === undefined ? "" : ` of ${quoted(first.operation.name)}`}.`,
        fix: 'Set `"x-ms-visibility": "internal"` beside it.',
        edits: [setMember(url.node.pointer, "x-ms-visibility", "internal", "x-ms-notification-url")],
      };
    }
  },
});
