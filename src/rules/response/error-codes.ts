import { keyLocationOf, member } from "../../connector/node.ts";
import { selectableOperations } from "../../connector/swagger/selectable.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "response/error-codes",
  severity: "info",
  needs: ["swagger"],
  title: "Known failures among the responses",
  why: "Makers who know how a service refuses can handle it in their flows; most published connectors leave it out, so this is advice.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/coding-standards",
  since: "0.1.0",
  *check({ swagger }) {
    for (const operation of selectableOperations(swagger)) {
      // Makers see no response of an MCP operation.
      if (operation.kind === "mcp") continue;
      const responses = member(operation.node, "responses");
      if (responses === undefined || operation.isInternal || operation.responses.length === 0) continue;
      if (operation.responses.some(({ status }) => /^[45]/.test(status) || status === "default")) continue;
      yield {
        location: keyLocationOf(responses),
        subject: [operation.name],
        message: `The operation ${quoted(operation.name)} documents no failure.`,
        fix: "Add the statuses the service refuses with, such as `400` or `404`, each with a description only.",
      };
    }
  },
});
