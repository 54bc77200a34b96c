import { locationOf, member, numberOf } from "../../connector/node.ts";
import { selectableOperations } from "../../connector/swagger/selectable.ts";
import type { Swagger } from "../../connector/swagger/swagger.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "naming/operation-id-revision-suffix",
  official: ["OperationIdShouldEndWithRevision"],
  severity: "warning",
  needs: ["swagger"],
  title: "Operation ids that end in their revision",
  why: "Revisions of an operation live side by side; the suffix _V2 is how makers and reviewers tell which one a flow uses.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/operational-versioning",
  since: "0.1.0",
  *check({ swagger }) {
    for (const operation of selectableOperations(swagger)) {
      const node = member(operation.node, "operationId");
      const revision = numberOf(member(member(operation.node, "x-ms-api-annotation"), "revision"));
      if (node === undefined || operation.id === undefined) continue;
      if (revision === undefined || revision <= 1 || !Number.isInteger(revision)) continue;
      const suffix = `_V${revision}`;
      if (operation.id.toLowerCase().endsWith(suffix.toLowerCase())) continue;
      yield {
        location: locationOf(node),
        subject: [operation.name],
        message: `The operation ${quoted(operation.id)} is revision ${revision}, and its id does not end in ${quoted(suffix)}.`,
        fix: fixFor(swagger, `${operation.id.replace(/_?V\d+$/i, "")}${suffix}`),
      };
    }
  },
});

function fixFor(swagger: Swagger, name: string): string {
  const isTaken = swagger.operations().some(({ id }) => id?.toLowerCase() === name.toLowerCase());
  return isTaken
    ? `Correct the revision: ${quoted(name)} is another operation.`
    : `Rename the operation to ${quoted(name)} before it is published, or correct the revision.`;
}
