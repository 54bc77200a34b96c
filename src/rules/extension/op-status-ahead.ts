import { locationOf, member, stringOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { annotatedOperations } from "./_annotation.ts";

export default defineRule({
  id: "extension/op-status-ahead",
  official: ["OperationStatusAheadOfConnector"],
  severity: "warning",
  needs: ["swagger"],
  title: "No operation in production before its connector",
  why: "A connector in preview may still change, so none of its operations can promise to stay.",
  source: "Microsoft Swagger Validator, rule OperationStatusAheadOfConnector",
  since: "0.1.0",
  *check({ swagger }) {
    if (stringOf(member(member(swagger.info, "x-ms-api-annotation"), "status")) !== "Preview") return;
    for (const { operation, annotation, status } of annotatedOperations(swagger)) {
      const node = member(annotation, "status");
      if (node === undefined || status !== "Production") continue;
      yield {
        location: locationOf(node),
        subject: [operation.name],
        message: `The operation ${quoted(operation.name)} is in production while the connector is in preview.`,
        fix: "Write `Preview` here, or raise the status of the connector in `info`.",
      };
    }
  },
});
