import { keyLocationOf, locationOf, member, stringOf } from "../../connector/node.ts";
import type { Operation } from "../../connector/swagger/swagger.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { callsOf } from "./_calls.ts";

/** Those return descriptions of data, which no flow needs. */
const callersOfSchemas = new Set(["x-ms-dynamic-schema", "x-ms-dynamic-properties"]);

export default defineRule({
  id: "extension/helper-visible",
  severity: "info",
  needs: ["swagger"],
  title: "Operations that only help the designer are internal",
  why: "Makers see an action that returns schemas or only tests the connection among the useful ones and gain nothing by it.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/test-connection",
  since: "0.1.0",
  *check({ swagger }) {
    const reported = new Set<Operation>();
    for (const { by, operationId } of callsOf(swagger)) {
      const operation = swagger.operation(stringOf(operationId) ?? "");
      if (
        operation === undefined ||
        operation.isInternal ||
        operation.isDeprecated ||
        reported.has(operation)
      )
        continue;
      if (!callersOfSchemas.has(by) && !(by === "testConnection" && onlyTests(operation))) continue;
      reported.add(operation);
      const visibility = member(operation.node, "x-ms-visibility");
      const summary = member(operation.node, "summary");
      yield {
        location:
          visibility === undefined ? keyLocationOf(summary ?? operation.node) : locationOf(visibility),
        subject: [operation.name],
        message: `The operation ${quoted(operation.name)} serves ${quoted(by)} and is visible to makers.`,
        fix: 'Set `"x-ms-visibility": "internal"` when makers gain nothing by it and it is new; hiding an operation that flows use is a breaking change.',
      };
    }
  },
});

/** What a test is called; a list or a profile that serves as one is useful by itself. */
function onlyTests({ name, path, summary = "" }: Operation): boolean {
  return /(?:^|[^a-z])(?:test|ping|health|validate|verify|check)|(?:Test|Ping|Health|Validate|Verify|Check)(?![a-z])/.test(
    `${name} ${path} ${summary}`,
  );
}
