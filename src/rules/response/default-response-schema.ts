import { keyPlaceOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule.ts";
import { quoted } from "../../text/quoted.ts";

export default defineRule({
  id: "response/default-response-schema",
  official: ["DefaultResponseHasSchema"],
  policy: ["5000.2.4.1"],
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["swagger"],
  title: "No schema on the default response",
  why: "The default response stands for everything that is not described. The validator asks for the schema on the real success status, from which designers take the outputs.",
  source: "Microsoft Swagger Validator, rule DefaultResponseHasSchema",
  since: "0.1.0",
  *check({ swagger }) {
    for (const operation of swagger.operations()) {
      const response = operation.responses.find(({ status }) => status === "default");
      if (response?.schema === undefined) continue;
      const success = operation.responses.find(({ isSuccess, schema }) => isSuccess && schema !== undefined);
      yield {
        at: keyPlaceOf(response.usedAt === response.node ? response.schema : response.usedAt),
        subject: [operation.name],
        message: `The default response of ${quoted(operation.name)} has a schema.`,
        fix:
          success === undefined
            ? "Move the schema to the status the service answers with on success, such as `200`."
            : `Delete the schema of \`default\`; ${quoted(success.status)} has one.`,
      };
    }
  },
});
