import { keyLocationOf, locationOf, member } from "../../connector/node.ts";
import { policyTemplates } from "../../connector/platform/vocabulary.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { policyName } from "./_policies.ts";
import { nearTerm, undocumented } from "./_terms.ts";

export default defineRule({
  id: "connection/policy-template-unknown",
  severity: "warning",
  needs: ["properties"],
  title: "Use a documented policy template",
  why: "The platform applies only policies of its own templates. It ignores others, so the request or response isn't changed.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/policy-templates",
  since: "0.1.0",
  *check({ properties }) {
    for (const policy of properties.policyTemplates()) {
      const id = policy.templateId?.trim() ?? "";
      if (policyTemplates.find(id)?.status === "documented") continue;
      const node = member(policy.node, "templateId");
      yield {
        location: node === undefined ? keyLocationOf(policy.node) : locationOf(node),
        subject: [policyName(policy), id],
        ...textsFor(id, policyName(policy)),
      };
    }
  },
});

function textsFor(id: string, policy: string): Pick<Diagnostic, "message" | "fix" | "severity"> {
  if (id === "")
    return {
      message: `The policy ${quoted(policy)} has no \`templateId\`.`,
      fix: "Set `templateId` to a policy template, such as `setheader`.",
    };
  const meant = policyTemplates.find(id) === undefined ? nearTerm(policyTemplates, id) : undefined;
  return meant === undefined
    ? undocumented(policyTemplates, "policy template", id)
    : { message: `The policy template ${quoted(id)} is misspelled.`, fix: `Write ${quoted(meant)}.` };
}
