import { keyLocationOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "response/code",
  official: ["ResponseMustBeDefaultOrHttpStatusCode"],
  severity: "error",
  needs: ["swagger"],
  title: "Responses by HTTP status",
  why: "The platform finds the outputs of an action by the status of the answer; other names are refused. Ranges such as 2XX belong to OpenAPI 3.",
  source:
    "Microsoft Swagger Validator, rule ResponseMustBeDefaultOrHttpStatusCode; OpenAPI 2.0, Responses Object",
  since: "0.1.0",
  *check({ swagger }) {
    for (const operation of swagger.operations()) {
      for (const response of operation.responses) {
        if (response.status === "default" || /^[1-5]\d\d$/.test(response.status)) continue;
        yield {
          location: keyLocationOf(response.usedAt),
          subject: [operation.name, response.status],
          message: `The response ${quoted(response.status)} of ${quoted(operation.name)} is neither an HTTP status nor \`default\`.`,
          fix: "Use the status the service answers with, such as `200`.",
        };
      }
    }
  },
});
