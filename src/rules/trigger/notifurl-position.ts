import { type MarkedUrl, markedUrls, webhooks } from "../../connector/extensions/webhooks.ts";
import { keyLocationOf, member, stringOf } from "../../connector/node.ts";
import { usesOf } from "../../connector/swagger/callers.ts";
import type { Swagger } from "../../connector/swagger/swagger.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "trigger/notifurl-position",
  official: ["NotificationUrlNotAllowedInThisPosition"],
  severity: "error",
  needs: ["swagger"],
  title: "The notification URL in the body of a request",
  why: "The platform writes its callback address into the body of the request that registers a webhook, and nowhere else.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/create-webhook-trigger",
  since: "0.1.0",
  *check({ swagger }) {
    for (const url of markedUrls(swagger)) {
      const wrong = wrongLocation(swagger, url);
      if (wrong === undefined) continue;
      yield {
        location: keyLocationOf(url.marker),
        subject: url.names,
        message: `The notification URL ${quoted(url.names.join("."))} stands in ${wrong.where}.`,
        fix: wrong.isRepeated
          ? "Delete `x-ms-notification-url` here: the body of the request has its own."
          : "Move `x-ms-notification-url` to the property of the request's body that receives the callback address.",
      };
    }
  },
});

interface WrongLocation {
  readonly where: string;
  /** The operation has its address where it belongs, too. */
  readonly isRepeated: boolean;
}

/** A shared schema that is an input somewhere may be a response elsewhere. */
function wrongLocation(swagger: Swagger, { node, isSent }: MarkedUrl): WrongLocation | undefined {
  if (isSent) return { where: "the content of a notification", isRepeated: false };
  const location = stringOf(member(node, "in"));
  if (location !== undefined && location !== "body" && member(node, "name") !== undefined)
    return { where: `a parameter in ${quoted(location)}`, isRepeated: false };
  const uses = usesOf(swagger, node.pointer);
  const output = uses.find(({ as }) => as === "output");
  if (output === undefined || uses.some(({ as }) => as === "input")) return undefined;
  return {
    where: `a response of ${quoted(output.operation.name)}`,
    isRepeated: webhooks(swagger).has(output.operation),
  };
}
