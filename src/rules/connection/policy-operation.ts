import { locationOf, stringOf } from "../../connector/node.ts";
import type { PolicyTemplate } from "../../connector/properties/api-properties.ts";
import { operationNodesOf } from "../../connector/properties/policies.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { didYouMeanOperation } from "../../wording/did-you-mean.ts";
import { quoted } from "../../wording/quoted.ts";
import { policyName } from "./_policies.ts";

export default defineRule({
  id: "connection/policy-operation",
  severity: "warning",
  needs: ["properties", "swagger"],
  title: "Policies for operations that exist",
  why: "A policy is applied to the operations it names only. Behind a name that the definition does not have there is none, and the operation that was meant does without the policy.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/policy-templates",
  since: "0.1.0",
  *check({ properties, swagger }) {
    const ids = new Set(swagger.operations().flatMap(({ id }) => (id === undefined ? [] : [id])));
    for (const policy of properties.policyTemplates()) yield* diagnostics(policy, ids);
  },
});

function* diagnostics(policy: PolicyTemplate, ids: ReadonlySet<string>): Generator<Diagnostic> {
  const nodes = operationNodesOf(policy);
  const named = new Set(nodes.map((node) => stringOf(node) ?? ""));
  const unnamed = [...ids].filter((id) => !named.has(id));
  // Without any name the policy would be applied to all operations.
  const isRestLimited = unnamed.length < ids.size;
  const reported = new Set<string>();
  for (const node of nodes) {
    const id = stringOf(node) ?? "";
    if (id.trim() === "" || ids.has(id) || reported.has(id)) continue;
    reported.add(id);
    const meant = didYouMeanOperation(id, unnamed);
    const instead = meant === undefined ? "an `operationId` of the definition" : quoted(meant);
    yield {
      location: locationOf(node),
      subject: [policyName(policy), id],
      message: `The policy ${quoted(policyName(policy))} names the operation ${quoted(id)}, which the definition does not have.`,
      fix: `Write ${instead}, or remove ${isRestLimited ? quoted(id) : "the policy"}.`,
    };
  }
}
