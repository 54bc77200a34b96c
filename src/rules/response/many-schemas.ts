import { keyLocationOf } from "../../connector/node.ts";
import { selectableOperations } from "../../connector/swagger/selectable.ts";
import type { Operation, Response } from "../../connector/swagger/swagger.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

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
    for (const operation of selectableOperations(swagger)) {
      // Makers see no response of an MCP operation.
      if (operation.kind === "mcp") continue;
      // A schema on the default response is the business of response/default-response-schema.
      const described = operation.responses.filter(
        ({ schema, status }) => schema !== undefined && status !== "default",
      );
      const kept = described.find(({ isSuccess }) => isSuccess);
      const others = described.filter((response) => response !== kept);
      const [other] = others;
      if (other === undefined || described.length < 2) continue;
      yield {
        location: keyLocationOf(other.usedAt),
        subject: [operation.name],
        message: `The operation ${quoted(operation.name)} has schemas on ${described.length} responses: ${listed(described)}.`,
        // Designers don't show the schema of a client error.
        ...(others.every(({ status }) => /^4/.test(status)) ? { severity: "info" as const } : {}),
        ...fixFor(operation, kept),
        consequences: others.map(({ usedAt }) => ({
          rules: ["response/empty-schema"],
          under: usedAt.pointer,
        })),
      };
    }
  },
});

/** One count holds what one sentence fixes. */
function fixFor(
  { responses }: Operation,
  kept: Response | undefined,
): { readonly fix: string; readonly cause: string } {
  if (kept !== undefined) {
    const fix = `Keep the schema of ${quoted(kept.status)} and leave the others with a description only.`;
    return { fix, cause: kept.status };
  }
  const success = responses.filter(({ isSuccess }) => isSuccess);
  return success.length > 0 && success.every(({ status }) => status === "204")
    ? { fix: "Leave them with a description only; a `204` has no content.", cause: "no content" }
    : {
        fix: "Leave them with a description only; if the service returns something on success, describe it under the status of success.",
        cause: "no success",
      };
}

/** Most statuses named. */
const maxNamed = 6;

function listed(responses: readonly { readonly status: string }[]): string {
  const named = responses.slice(0, maxNamed).map(({ status }) => quoted(status));
  return `${named.join(", ")}${responses.length > maxNamed ? " and more" : ""}`;
}
