import { locationOf, member } from "../../connector/node.ts";
import { selectableOperations } from "../../connector/swagger/selectable.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { pascalCase } from "./_identifier.ts";

export default defineRule({
  id: "naming/operation-id-pascal-case",
  severity: "info",
  needs: ["swagger"],
  title: "Operation ids in PascalCase",
  why: "The operation id is the name of the function in Power Apps formulas and of the action in flow code; the coding standards ask for PascalCase. Only new operations are meant: a published id must stay as it is.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/coding-standards",
  since: "0.1.0",
  *check({ swagger }) {
    for (const operation of selectableOperations(swagger)) {
      // No formula calls an MCP operation.
      if (operation.kind === "mcp") continue;
      const node = member(operation.node, "operationId");
      // Other characters are the business of naming/operation-id-sanitized.
      if (node === undefined || operation.id === undefined || /\W/.test(operation.id)) continue;
      if (/^[A-Z][A-Za-z0-9]*(?:_V\d+)?$/.test(operation.id)) continue;
      yield {
        location: locationOf(node),
        subject: [operation.name],
        message: `The operation id ${quoted(operation.id)} is not PascalCase.`,
        fix: `Rename the operation to ${quoted(pascalCase(operation.id))} if it is not published yet.`,
      };
    }
  },
});
