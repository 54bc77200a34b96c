import type { Comparison } from "../../connector/comparison/comparison.ts";
import { locationOf } from "../../connector/node.ts";
import type { PolicyTemplate } from "../../connector/properties/api-properties.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { canonical } from "../../text/json/json.ts";
import { atFile, atPointer } from "../../text/location.ts";
import { quoted } from "../../wording/quoted.ts";
import { propertiesLocation, wholeChange } from "./_connection.ts";

export default defineRule({
  id: "breaking-change/policy-script",
  severity: "warning",
  kinds: ["certified", "independent"],
  needs: ["comparison"],
  title: "Policies and scripts of published operations that stay",
  why: "Policies and scripts change requests and answers on their way. Without them the same operation does something else.",
  source: "Follows from how flows bind to a connector",
  since: "0.1.0",
  *check({ comparison }) {
    const published = comparison.operations().flatMap(({ after }) => after.id ?? []);
    yield* removedPolicies(comparison, published);
    yield* removedScripts(comparison, published);
  },
});

const who = "every flow that uses one of its operations";

/** A policy that still covers what it covered is not gone, whatever its title and settings are now. */
function* removedPolicies(comparison: Comparison, published: readonly string[]): Iterable<Diagnostic> {
  const left = [...(comparison.after.properties?.policyTemplates() ?? [])];
  const old = comparison.before.properties?.policyTemplates() ?? [];
  for (const policy of old.filter((each) => !takeEqual(left, each))) {
    const others = left.filter(({ templateId }) => templateId === policy.templateId);
    const still = new Set(others.flatMap((other) => servedBy(other, published)));
    const gone = servedBy(policy, published).filter((id) => !still.has(id));
    if (gone.length > 0) yield removedPolicy(comparison, policy, gone);
  }
}

function removedPolicy(comparison: Comparison, policy: PolicyTemplate, gone: readonly string[]): Diagnostic {
  const name = policy.templateId ?? "policy";
  const [first = ""] = gone;
  const whom = gone.length === 1 ? quoted(first) : `${quoted(first)} and ${gone.length - 1} more`;
  return wholeChange({
    location: propertiesLocation(comparison, "policyTemplateInstances"),
    beforeLocation: locationOf(policy.node),
    subject: [name, policy.title ?? "", ...gone],
    what: "policy",
    before: policy.title ?? name,
    after: "removed",
    who,
    message: `The policy ${quoted(name)} no longer serves ${whom}.`,
    fix: "Keep the policy, or confirm that the service does the same without it.",
  });
}

function takeEqual(policies: PolicyTemplate[], policy: PolicyTemplate): boolean {
  const text = canonical(policy.node.value);
  const index = policies.findIndex((other) => canonical(other.node.value) === text);
  if (index !== -1) policies.splice(index, 1);
  return index !== -1;
}

function servedBy({ operations }: PolicyTemplate, published: readonly string[]): readonly string[] {
  return operations.length === 0 ? published : published.filter((id) => operations.includes(id));
}

function* removedScripts(comparison: Comparison, published: readonly string[]): Iterable<Diagnostic> {
  const script = comparison.before.connector.file("script");
  if (script === undefined) return;
  if (comparison.after.connector.file("script") === undefined) {
    yield wholeChange({
      location: atFile(comparison.after.swagger.file),
      beforeLocation: atFile(script.path),
      subject: ["script.csx"],
      what: "script",
      before: "script.csx",
      after: "removed",
      who,
      message: "The script `script.csx` is gone.",
      fix: "Keep the script, or confirm that the service does the same without it.",
    });
    return;
  }
  const now = comparison.after.properties?.scriptOperations ?? [];
  if (now.length === 0) return;
  const old = comparison.before.properties?.scriptOperations ?? [];
  for (const id of published) {
    if (now.includes(id) || !(old.length === 0 || old.includes(id))) continue;
    yield wholeChange({
      location: propertiesLocation(comparison, "scriptOperations"),
      beforeLocation: atPointer(
        comparison.before.properties?.file ?? script.path,
        "/properties/scriptOperations",
        "key",
      ),
      subject: ["scriptOperations", id],
      what: "script operation",
      before: id,
      after: "removed",
      who,
      message: `The script no longer runs for ${quoted(id)}.`,
      fix: `Keep ${quoted(id)} in ${quoted("scriptOperations")}, or confirm that the service does the same without it.`,
    });
  }
}
