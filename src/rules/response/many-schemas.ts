import { keyPlaceOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule.ts";
import { quoted } from "../../text/quoted.ts";

export default defineRule({
  id: "response/many-schemas",
  official: ["OperationHasManyResponsesWithSchema"],
  severity: "warning",
  kinds: ["certified", "independent"],
  needs: ["swagger"],
  title: "One response with a schema",
  why: "Designers show the outputs of one response only. Schemas on the others are never seen and may be taken for the outputs.",
  source: "Microsoft Swagger Validator, rule OperationHasManyResponsesWithSchema",
  since: "0.1.0",
  *check({ swagger }) {
    for (const operation of swagger.operations()) {
      // A schema on the default response is the business of response/default-response-schema.
      const described = operation.responses.filter(
        ({ schema, status }) => schema !== undefined && status !== "default",
      );
      const success = described.find(({ isSuccess }) => isSuccess);
      const kept = success ?? described[0];
      const other = described.find((response) => response !== kept);
      if (kept === undefined || other === undefined) continue;
      yield {
        at: keyPlaceOf(other.usedAt),
        subject: [operation.name],
        message: `The operation ${quoted(operation.name)} has schemas on ${described.length} responses: ${listed(described)}.`,
        fix:
          success === undefined
            ? "Describe what the service returns on success, and leave failures with a description only."
            : `Keep the schema of ${quoted(kept.status)} and leave the others with a description only.`,
        cause: success === undefined ? "failures" : "success",
      };
    }
  },
});

/** Most statuses named. */
const maxNamed = 6;

function listed(responses: readonly { readonly status: string }[]): string {
  const named = responses.slice(0, maxNamed).map(({ status }) => quoted(status));
  return `${named.join(", ")}${responses.length > maxNamed ? " and more" : ""}`;
}
