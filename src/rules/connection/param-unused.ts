import type { Connector } from "../../connector/connector.ts";
import { keyPlaceOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule.ts";
import { isAskedFor, labelAtStart, subjectOf } from "./_parameters.ts";

export default defineRule({
  id: "connection/param-unused",
  severity: "info",
  needs: ["swagger", "properties"],
  title: "Connection parameters that something uses",
  why: "Whoever creates a connection is asked for a value that has no effect; often the policy that should use it is missing.",
  source: "Connector Review",
  since: "0.1.0",
  *check({ properties, connector }) {
    for (const parameter of properties.connectionParameters()) {
      // The platform itself uses secure strings, user names, and what belongs to a sign-in (`token:TenantId`).
      const isPlatforms = /^user_?name$|:/i.test(parameter.name);
      if (parameter.type?.toLowerCase() !== "string" || isPlatforms || !isAskedFor(parameter)) continue;
      if (isMentioned(connector, parameter.name)) continue;
      yield {
        at: keyPlaceOf(parameter.node),
        subject: subjectOf(parameter),
        message: `${labelAtStart(parameter)} is used by no policy, address or script.`,
        fix: "Use it in a policy, or remove it.",
      };
    }
  },
});

/** Anywhere but as a key: in expressions, in templates like `{region}`, in security definitions, in code. */
function isMentioned(connector: Connector, name: string): boolean {
  return (["swagger", "properties", "script"] as const).some((role) =>
    occursAsValue(connector.text(role)?.source.text ?? "", name),
  );
}

function occursAsValue(text: string, name: string): boolean {
  if (name === "") return true;
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + name.length)) {
    const isPart = /[A-Za-z0-9_]/.test(`${text[at - 1] ?? ""}${text[at + name.length] ?? ""}`);
    const isKey = /^"\s*:\s*\{/.test(text.slice(at + name.length, at + name.length + 20));
    if (!isPart && !isKey) return true;
  }
  return false;
}
