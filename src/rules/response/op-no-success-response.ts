import { webhooks } from "../../connector/extensions/webhooks.ts";
import { keyLocationOf, member } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "response/op-no-success-response",
  official: ["OperationShouldHaveSuccessfulResponse"],
  policy: ["5000.2.4.2"],
  severity: "warning",
  needs: ["swagger"],
  title: "A success response for every operation",
  why: "Designers take the outputs of an action from its 2xx response; without one makers have nothing to work with in later steps. The 201 of a webhook says where its subscription is ended.",
  source: "Microsoft Swagger Validator, rule OperationShouldHaveSuccessfulResponse",
  since: "0.1.0",
  *check({ swagger }) {
    for (const operation of swagger.operations()) {
      // Makers see no response of an MCP operation.
      if (operation.kind === "mcp") continue;
      const responses = member(operation.node, "responses");
      if (responses === undefined || operation.responses.length === 0) continue;
      if (operation.responses.some((response) => response.isSuccess)) continue;
      yield {
        location: keyLocationOf(responses),
        subject: [operation.name],
        message: `The operation ${quoted(operation.name)} has no 2xx response, only ${operation.responses
          .slice(0, 3)
          .map(({ status }) => quoted(status))
          .join(", ")}.`,
        fix: webhooks(swagger).has(operation)
          ? "Add the status the service answers with on success, such as `201` with a header `Location`."
          : "Add the status the service answers with on success, such as `200`, and the schema of what it returns.",
        cause: webhooks(swagger).has(operation) ? "webhook" : "action",
      };
    }
  },
});
