import type { Connector } from "../../connector/connector.ts";
import { items, keyLocationOf, locationOf, member, members, stringOf } from "../../connector/node.ts";
import type { ApiProperties } from "../../connector/properties/api-properties.ts";
import { authentications } from "../../connector/properties/authentication.ts";
import { connectionParameterSubject } from "../../connector/properties/connection-parameters.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import type { Location } from "../../text/location.ts";
import { connectionParameter } from "../../wording/connection-parameter.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "connection/scope-placeholder",
  severity: "error",
  needs: ["properties"],
  title: "Replace placeholders in scopes",
  why: "The identity provider knows no scope of this name and refuses the sign-in, so no connection can be made.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/connection-parameters",
  since: "0.1.0",
  *check({ properties, connector }) {
    const typed = typedNames(properties);
    for (const scope of [...inProperties(properties), ...inDefinition(connector)]) {
      if (!isPlaceholder(scope.text, typed)) continue;
      yield {
        location: scope.location,
        subject: [...scope.names, scope.text],
        message: `The scope ${quoted(scope.text)} of ${scope.owner} is a placeholder.`,
        fix: "Write the name of the scope, as the identity provider lists it.",
        // People copy these as examples, and fill them in.
        ...(connector.kind === "custom" ? { severity: "warning" as const } : {}),
      } satisfies Diagnostic;
    }
  },
});

interface Scope {
  readonly text: string;
  readonly location: Location;
  readonly names: readonly string[];
  /** In a sentence. */
  readonly owner: string;
}

function inProperties(properties: ApiProperties): readonly Scope[] {
  return authentications(properties).flatMap(({ parameter, settings }) =>
    items(member(settings, "scopes")).map((node) => ({
      location: locationOf(node),
      text: stringOf(node) ?? "",
      names: connectionParameterSubject(parameter),
      owner: connectionParameter(parameter),
    })),
  );
}

function inDefinition(connector: Connector): readonly Scope[] {
  const swagger = connector.view("swagger");
  if (swagger.state !== "ready") return [];
  return swagger.view.securityDefinitions().flatMap(({ name, node }) =>
    members(member(node, "scopes")).map((scope) => ({
      location: keyLocationOf(scope.node),
      text: scope.name,
      names: [name],
      owner: `the security definition ${quoted(name)}`,
    })),
  );
}

/** Connection parameters that people fill in: `{Scope}` may stand for the value of `token:Scope`. */
function typedNames(properties: ApiProperties): ReadonlySet<string> {
  return new Set(properties.connectionParameters().map(({ name }) => lastPart(name)));
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf(":") + 1).toLowerCase();
}

/** Text between brackets. Names of scopes have none. */
const wrapped =
  /<([^<>]{1,200})>|\{([^{}]{1,200})\}|\[\[([^[\]]{1,200})\]\]|^\[([^[\]]{1,200})\]$|^%(\w{1,60})%$/g;
/** What people write where they don't know the name yet; `todo` is a scope of task lists. */
const words =
  /placeholder|change[-_ ]?me|(?:^|[^a-z])(?:your|tbd|dummy|x{3,})(?:[^a-z]|$)|your[-_ ]?(?:app|api|client|scope|tenant|resource)|0{8}-(?:0{4}-){3}0{12}/i;

function isPlaceholder(scope: string, typed: ReadonlySet<string>): boolean {
  const text = scope.slice(0, 1000);
  const inBrackets = [...text.matchAll(wrapped)].map((found) => found.slice(1).find((part) => part) ?? "");
  return inBrackets.some((name) => !typed.has(lastPart(name.trim()))) || words.test(text);
}
