import { locationOf, members, type Node, stringOf } from "../../connector/node.ts";
import type { PolicyTemplate } from "../../connector/properties/api-properties.ts";
import { parameterPrefix } from "../../connector/properties/policies.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { policyName } from "./_policies.ts";

const call = /\bconnectionParameters\s{0,9}\(\s{0,9}['"]?([^'"()]{0,200})/i;

export default defineRule({
  id: "connection/setproperty-connparam",
  severity: "warning",
  needs: ["properties"],
  title: "Don't use connection parameters in a `setproperty` policy",
  why: "The policy doesn't expand `connectionParameters(…)`: the service gets the expression as text instead of the value.",
  source: "https://github.com/microsoft/PowerPlatformConnectors/issues/4221",
  since: "0.1.0",
  *check({ properties }) {
    for (const policy of properties.policyTemplates()) {
      if (policy.templateId?.trim().toLowerCase() !== "setproperty") continue;
      const name = policyName(policy);
      for (const node of expressionsOf(policy)) {
        const used = call.exec(stringOf(node) ?? "")?.[1]?.trim() ?? "";
        yield {
          location: locationOf(node),
          subject: [name, used],
          message: `The \`setproperty\` policy ${quoted(name)} sends ${quoted(stringOf(node) ?? "")} as it is written, not the value of the connection parameter.`,
          fix: "Send the value as a header with a `setheader` policy; if the service reads it from the body, copy it there in script.csx.",
        };
      }
    }
  },
});

function expressionsOf({ parameters }: PolicyTemplate): readonly Node[] {
  return members(parameters)
    .filter(({ name }) => name.startsWith(parameterPrefix))
    .map(({ node }) => node)
    .filter((node) => call.test(stringOf(node) ?? ""));
}
