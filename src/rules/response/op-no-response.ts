import { keyPlaceOf, member, members, objectOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule.ts";
import { setMember } from "../../text/json-change.ts";
import { quoted } from "../../text/quoted.ts";
import { isEmptyOperation } from "../operation/_empty.ts";

export default defineRule({
  id: "response/op-no-response",
  official: ["OperationMustHaveResponse"],
  policy: ["5000.2.4.1"],
  severity: "warning",
  needs: ["swagger"],
  title: "A response for every operation",
  why: "OpenAPI 2.0 asks for at least one response, and the definition is refused without; makers get no outputs from the operation.",
  source: "Microsoft Swagger Validator, rule OperationMustHaveResponse; OpenAPI 2.0, Responses Object",
  since: "0.1.0",
  *check({ swagger }) {
    for (const operation of swagger.operations()) {
      const responses = member(operation.node, "responses");
      if (responses !== undefined && objectOf(responses) === undefined) continue;
      if (members(responses).length > 0 || isEmptyOperation(operation)) continue;
      yield {
        at: keyPlaceOf(responses ?? operation.node),
        subject: [operation.name],
        message: `The operation ${quoted(operation.name)} has no response.`,
        fix: "Add a `200` response with a description and the schema of what the service returns.",
        repair: [
          setMember(operation.node.pointer, "responses", {
            "200": { description: "OK" },
            default: { description: "Unexpected error." },
          }),
        ],
      };
    }
  },
});
