import { markedUrls } from "../../connector/extensions/webhooks.ts";
import { locationOf, member, stringOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { setValue } from "../../text/json/json-change.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "trigger/notifurl-string",
  official: ["NotificationUrlNotString"],
  severity: "error",
  needs: ["swagger"],
  title: "Notification URLs of type string",
  why: "The platform writes an address into the property, which is a text; a service that expects another type refuses the subscription.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/create-webhook-trigger",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { node, names } of markedUrls(swagger)) {
      const written = member(node, "type");
      const type = stringOf(written);
      if (written === undefined || type === undefined || type === "string") continue;
      yield {
        location: locationOf(written),
        subject: names,
        message: `The notification URL ${quoted(names.join("."))} is of type ${quoted(type)}.`,
        fix: 'Write `"type": "string"`.',
        edits: [setValue(written.pointer, "string")],
      };
    }
  },
});
