import type { Connector } from "../../connector/connector.ts";
import { webhooks } from "../../connector/extensions/webhooks.ts";
import { keyLocationOf, member, members, stringOf } from "../../connector/node.ts";
import { scriptCovers } from "../../connector/properties/coverage.ts";
import type { Operation } from "../../connector/swagger/swagger.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "trigger/webhook-location",
  severity: "info",
  needs: ["swagger"],
  covers: ["response/error-codes"],
  title: "The address of every new subscription",
  why: "The platform ends a subscription at the address that the header Location of a 201 response named; without it the service may go on calling for ever.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/create-webhook-trigger",
  since: "0.1.0",
  *check({ swagger, connector }) {
    for (const operation of webhooks(swagger)) {
      // Without any success response op-no-response or op-no-success-response asks for this one.
      if (!operation.responses.some(({ isSuccess }) => isSuccess)) continue;
      if (operation.trigger === undefined || namesLocation(operation) || setsLocation(connector, operation))
        continue;
      yield {
        location: keyLocationOf(member(operation.node, "responses") ?? operation.node),
        subject: [operation.name],
        message: `The webhook ${quoted(operation.name)} declares no response 201 with the address of the subscription.`,
        fix: "Answer 201 with a header `Location`, or set the header in script.csx.",
      };
    }
  },
});

function namesLocation({ responses }: Operation): boolean {
  return responses.some(
    ({ status, isSuccess, node }) =>
      status === "201" ||
      (isSuccess && members(member(node, "headers")).some(({ name }) => isLocation(name))),
  );
}

function setsLocation(connector: Connector, operation: Operation): boolean {
  if (scriptCovers(connector, operation) && /\bLocation\b/.test(connector.text("script")?.source.text ?? ""))
    return true;
  const properties = connector.view("properties");
  if (properties.state !== "ready") return false;
  return properties.view
    .policyTemplates()
    .some(({ parameters }) =>
      isLocation(stringOf(member(parameters, "x-ms-apimTemplateParameter.name")) ?? ""),
    );
}

function isLocation(name: string): boolean {
  return name.toLowerCase() === "location";
}
