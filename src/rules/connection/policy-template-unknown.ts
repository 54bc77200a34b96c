import { keyLocationOf, locationOf, member } from "../../connector/node.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { didYouMean } from "../../wording/did-you-mean.ts";
import { quoted } from "../../wording/quoted.ts";
import { policyName, requiredParameters, undocumentedTemplates } from "./_policies.ts";

export default defineRule({
  id: "connection/policy-template-unknown",
  severity: "warning",
  needs: ["properties"],
  title: "Known policy templates",
  why: "The platform makes policies from its own templates; what an unknown one should do is not done.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/policy-templates",
  since: "0.1.0",
  *check({ properties }) {
    for (const policy of properties.policyTemplates()) {
      const id = policy.templateId?.trim() ?? "";
      const node = member(policy.node, "templateId");
      if (requiredParameters.has(id.toLowerCase())) continue;
      yield {
        location: node === undefined ? keyLocationOf(policy.node) : locationOf(node),
        subject: [policyName(policy), id],
        ...(undocumentedTemplates.has(id.toLowerCase()) ? undocumented(id) : unknown(id, policyName(policy))),
      };
    }
  },
});

function undocumented(id: string): Pick<Diagnostic, "message" | "fix" | "severity"> {
  return {
    message: `The policy template ${quoted(id)} is not documented.`,
    fix: fixFor(undocumentedTemplates.get(id.toLowerCase())),
    severity: "info",
  };
}

function unknown(id: string, policy: string): Pick<Diagnostic, "message" | "fix"> {
  return {
    message:
      id === ""
        ? `The policy ${quoted(policy)} has no \`templateId\`.`
        : `The policy template ${quoted(id)} is not known.`,
    fix: fixFor(didYouMean(id, requiredParameters.keys())),
  };
}

function fixFor(meant: string | undefined): string {
  return meant === undefined ? "Write the id of a documented policy template." : `Write ${quoted(meant)}.`;
}
