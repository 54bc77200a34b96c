import { webhooks } from "../../connector/extensions/webhooks.ts";
import { keyLocationOf, member, members, objectOf } from "../../connector/node.ts";
import { isEmptyOperation } from "../../connector/swagger/empty-operation.ts";
import type { Operation } from "../../connector/swagger/swagger.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { setMember } from "../../text/json/json-change.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "response/op-no-response",
  official: ["OperationMustHaveResponse"],
  policy: ["5000.2.4.1"],
  severity: "warning",
  needs: ["swagger"],
  title: "A response for every operation",
  why: "OpenAPI 2.0 asks for at least one response, and the definition is refused without; what an action returns, and where the platform ends a subscription, stands there.",
  source: "Microsoft Swagger Validator, rule OperationMustHaveResponse; OpenAPI 2.0, Responses Object",
  since: "0.1.0",
  *check({ swagger }) {
    for (const operation of swagger.operations()) {
      const responses = member(operation.node, "responses");
      if (responses !== undefined && objectOf(responses) === undefined) continue;
      if (members(responses).length > 0 || isEmptyOperation(operation)) continue;
      yield {
        location: keyLocationOf(responses ?? operation.node),
        subject: [operation.name],
        message: `The operation ${quoted(operation.name)} has no response.`,
        ...(operation.kind === "mcp"
          ? mcpFix(operation)
          : fixFor(operation, webhooks(swagger).has(operation))),
      };
    }
  },
});

function mcpFix({ node }: Operation): Pick<Diagnostic, "fix" | "cause" | "edits"> {
  return {
    fix: "Add a `200` response with a description.",
    cause: "mcp",
    edits: [setMember(node.pointer, "responses", { "200": { description: "Success" } })],
  };
}

function fixFor({ node }: Operation, isWebhook: boolean): Pick<Diagnostic, "fix" | "cause" | "edits"> {
  const success = isWebhook
    ? { "201": { description: "Created", headers: { Location: { type: "string" } } } }
    : { "200": { description: "OK" } };
  return {
    fix: isWebhook
      ? "Add a `201` response with a description and a header `Location`."
      : "Add a `200` response with a description and the schema of what the service returns.",
    cause: isWebhook ? "webhook" : "action",
    edits: [
      setMember(node.pointer, "responses", { ...success, default: { description: "Unexpected error." } }),
    ],
  };
}
