import { keyLocationOf, locationOf, memberIgnoringCase, stringOf } from "../../connector/node.ts";
import { policyTemplates } from "../../connector/platform/vocabulary.ts";
import type { PolicyTemplate } from "../../connector/properties/api-properties.ts";
import { parameterPrefix } from "../../connector/properties/policies.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { policyName } from "./_policies.ts";

const methods = "DELETE GET HEAD OPTIONS PATCH POST PUT @Request.OriginalHTTPMethod".split(" ");

/** Parameters with a closed list of values. */
const choices: readonly { readonly name: string; readonly values: readonly string[] }[] = [
  { name: "x-ms-apimTemplate-policySection", values: ["Request", "Response", "Failure"] },
  { name: `${parameterPrefix}existsAction`, values: ["override", "skip", "append"] },
  { name: `${parameterPrefix}httpMethod`, values: methods },
];

export default defineRule({
  id: "connection/policy-params",
  severity: "error",
  needs: ["properties"],
  title: "Complete parameters for every policy",
  why: "A policy without a parameter that its template needs, or with a value that it does not know, stops the import.",
  source: "https://github.com/microsoft/PowerPlatformConnectors, schemas/paconn-apiProperties.schema.json",
  since: "0.1.0",
  *check({ properties }) {
    for (const policy of properties.policyTemplates()) {
      yield* missing(policy);
      yield* unknownValues(policy);
    }
  },
});

function* missing(policy: PolicyTemplate): Generator<Diagnostic> {
  const required = policyTemplates.find(policy.templateId?.trim() ?? "")?.required ?? [];
  for (const name of required) {
    if (memberIgnoringCase(policy.parameters, parameterPrefix + name) !== undefined) continue;
    yield {
      location: policy.parameters === undefined ? locationOf(policy.node) : keyLocationOf(policy.parameters),
      subject: [policyName(policy), name],
      message: `The policy ${quoted(policyName(policy))} has no parameter \`${name}\`, which \`${policy.templateId}\` needs.`,
      fix: `Add \`"${parameterPrefix}${name}"\` to its \`parameters\`.`,
    };
  }
}

function* unknownValues(policy: PolicyTemplate): Generator<Diagnostic> {
  for (const { name, values } of choices) {
    const node = memberIgnoringCase(policy.parameters, name);
    const value = stringOf(node)?.trim() ?? "";
    if (node === undefined || value === "" || value.startsWith("@")) continue;
    if (values.some((known) => known.toLowerCase() === value.toLowerCase())) continue;
    yield {
      location: locationOf(node),
      subject: [policyName(policy), name],
      message: `The policy ${quoted(policyName(policy))} has the value ${quoted(value)} for \`${name.slice(name.lastIndexOf(".") + 1)}\`.`,
      fix: `Write one of ${values.map(quoted).join(", ")}.`,
    };
  }
}
