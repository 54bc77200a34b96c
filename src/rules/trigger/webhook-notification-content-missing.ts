import { notificationContent, webhooks } from "../../connector/extensions/webhooks.ts";
import { keyLocationOf, member, type Node } from "../../connector/node.ts";
import type { Swagger } from "../../connector/swagger/swagger.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { registeringPaths } from "./_registering.ts";

export default defineRule({
  id: "trigger/webhook-notification-content-missing",
  official: ["OperationMustHaveNotificationContentExtension"],
  severity: "error",
  needs: ["swagger"],
  covers: ["response/output-schema-missing"],
  title: "What a webhook sends beside what registers it",
  why: "Makers can use in their flow only what this extension describes; without it the event carries no fields.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/create-webhook-trigger",
  since: "0.1.0",
  *check({ swagger }) {
    const stray = strayContent(swagger);
    for (const operation of webhooks(swagger)) {
      const { name, pathItem, node } = operation;
      // In the operation it is misplaced: trigger/notification-schema reports that.
      if ([pathItem, node].some((holder) => member(holder, notificationContent) !== undefined)) continue;
      yield {
        location: keyLocationOf(node),
        subject: [name],
        message: `The webhook ${quoted(name)} does not say what it sends.`,
        ...(stray === undefined
          ? {
              fix: `Add ${quoted(notificationContent)} with a \`schema\` to the path, beside ${quoted(operation.method)}.`,
            }
          : {
              fix: `Move the ${quoted(notificationContent)} of ${quoted(stray.template)} to the path of ${quoted(name)}.`,
              consequences: [{ rules: ["trigger/notification-schema"], under: stray.node.pointer }],
            }),
      };
    }
  },
});

/** The only one at a path where nothing subscribes. */
function strayContent(swagger: Swagger): { readonly template: string; readonly node: Node } | undefined {
  const found = swagger.paths().flatMap(({ template, node: path }) => {
    const node = member(path, notificationContent);
    return node === undefined || registeringPaths(swagger).has(template) ? [] : [{ template, node }];
  });
  return found.length === 1 ? found[0] : undefined;
}
