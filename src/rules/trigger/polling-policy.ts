import { keyLocationOf, locationOf, member, members, stringOf } from "../../connector/node.ts";
import type { ApiProperties } from "../../connector/properties/api-properties.ts";
import { policyCovers, scriptCovers } from "../../connector/properties/coverage.ts";
import { operationNodesOf } from "../../connector/properties/policies.ts";
import type { Operation, Swagger } from "../../connector/swagger/swagger.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { wordsOf } from "../../text/identifier-words.ts";
import { quoted } from "../../wording/quoted.ts";
import { pollingTriggers } from "./_polling.ts";

export default defineRule({
  id: "trigger/polling-policy",
  severity: "warning",
  needs: ["swagger", "properties"],
  title: "A policy for every polling trigger",
  why: "The policy pollingtrigger remembers what a flow has seen and asks for what is new, as does a service that answers with the address of the next poll; without either every poll starts the flow again with all there is.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/create-polling-trigger",
  since: "0.1.0",
  *check({ swagger, properties, connector }) {
    for (const operation of pollingTriggers(swagger)) {
      if (scriptCovers(connector, operation)) continue;
      if (leadsOn(operation) || policyCovers(swagger, properties, "pollingtrigger", operation)) continue;
      yield {
        location: keyLocationOf(member(operation.node, "x-ms-trigger") ?? operation.node),
        subject: [operation.name],
        message: `The polling trigger ${quoted(operation.name)} has no policy \`pollingtrigger\`.`,
        fix: `Add a policy \`pollingtrigger\` for ${quoted(operation.name)} to apiProperties.json, with \`triggerConfig\` and \`triggerDataPath\`, or let the service answer with the headers \`Location\` and \`Retry-After\` and declare them.`,
        ...(excludesKnownItems(operation) ? { severity: "info" as const } : {}),
      };
    }
    yield* policiesOfActions(swagger, properties);
  },
});

/** The service itself says where and when to ask next, or answers 202 as long as there is nothing new. */
function leadsOn({ responses }: Operation): boolean {
  const success = responses.filter(({ isSuccess }) => isSuccess);
  const statuses = success.map(({ status }) => status);
  return (
    (statuses.includes("200") && statuses.includes("202")) ||
    success.some(({ node }) =>
      members(member(node, "headers")).some(({ name }) =>
        ["location", "retry-after"].includes(name.toLowerCase()),
      ),
    )
  );
}

/** Asks the service, out of sight, to leave out what was there before: `ignore_previous`, `markAsRead`. */
function excludesKnownItems({ parameters }: Operation): boolean {
  return parameters.some(
    ({ name, isInternal, node }) =>
      isInternal &&
      member(node, "default") !== undefined &&
      wordsOf(name).some((word) => ["seen", "previous", "read"].includes(word)),
  );
}

function* policiesOfActions(swagger: Swagger, properties: ApiProperties): Generator<Diagnostic> {
  for (const policy of pollingPolicies(properties)) {
    for (const node of operationNodesOf(policy)) {
      const operation = swagger.operation(stringOf(node) ?? "");
      if (operation === undefined || operation.trigger !== undefined) continue;
      yield {
        location: locationOf(node),
        subject: ["pollingtrigger", operation.name],
        message: `The policy \`pollingtrigger\` names ${quoted(operation.name)}, which is no trigger.`,
        fix: `Mark ${quoted(operation.name)} with \`x-ms-trigger\`, or take it out of the policy.`,
        cause: "action",
      };
    }
  }
}

function pollingPolicies(properties: ApiProperties): ReturnType<ApiProperties["policyTemplates"]> {
  return properties
    .policyTemplates()
    .filter(({ templateId }) => templateId?.toLowerCase() === "pollingtrigger");
}
