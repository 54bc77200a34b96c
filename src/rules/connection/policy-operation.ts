import type { PolicyTemplate } from "../../connector/api-properties.ts";
import { items, member, type Node, placeOf, stringOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule.ts";
import { didYouMean } from "../../text/did-you-mean.ts";
import { quoted } from "../../text/quoted.ts";
import { policyName } from "./_policies.ts";

export default defineRule({
  id: "connection/policy-operation",
  severity: "error",
  needs: ["properties", "swagger"],
  title: "Policies for operations that exist",
  why: "A policy that names an operation which the definition does not have is not applied, or stops the import.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/policy-templates",
  since: "0.1.0",
  *check({ properties, swagger }) {
    const ids = new Set(swagger.operations().flatMap(({ id }) => (id === undefined ? [] : [id])));
    for (const policy of properties.policyTemplates()) {
      const seen = new Set<string>();
      for (const node of operationNodes(policy)) {
        const id = stringOf(node) ?? "";
        if (id.trim() === "" || ids.has(id) || seen.has(id)) continue;
        seen.add(id);
        const meant = didYouMean(id, ids);
        yield {
          at: placeOf(node),
          subject: [policyName(policy), id],
          message: `The policy ${quoted(policyName(policy))} names the operation ${quoted(id)}, which the definition does not have.`,
          fix:
            meant === undefined
              ? `Write an \`operationId\` of the definition, or remove ${quoted(id)}.`
              : `Write ${quoted(meant)}, or remove ${quoted(id)}.`,
        };
      }
    }
  },
});

function operationNodes({ parameters }: PolicyTemplate): readonly Node[] {
  const list = member(parameters, "x-ms-apimTemplate-operationName");
  if (list === undefined) return [];
  return stringOf(list) === undefined ? items(list) : [list];
}
