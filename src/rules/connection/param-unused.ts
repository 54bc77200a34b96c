import type { Connector } from "../../connector/connector.ts";
import { items, keyLocationOf, member, stringOf } from "../../connector/node.ts";
import type { ApiProperties, ConnectionParameter } from "../../connector/properties/api-properties.ts";
import { connectionParameterSubject, isPrompted } from "../../connector/properties/connection-parameters.ts";
import { isSampleHost } from "../../connector/swagger/sample-host.ts";
import type { Swagger } from "../../connector/swagger/swagger.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { connectionParameterAtStart } from "../../wording/connection-parameter.ts";
import { soundsSecret } from "../../wording/secret-names.ts";

export default defineRule({
  id: "connection/param-unused",
  severity: "warning",
  needs: ["swagger", "properties"],
  title: "Connection parameters that something uses",
  why: "Whoever creates a connection is asked for a value that has no effect; often the policy that should use it is missing.",
  source: "Connector Review",
  since: "0.1.0",
  *check({ properties, swagger, connector }) {
    // A script that is not in the folder may use any of them.
    if (properties.scriptOperations.length > 0 && connector.file("script") === undefined) return;
    let texts: readonly string[] | undefined;
    for (const parameter of properties.connectionParameters()) {
      if (isOfGateway(parameter, properties)) continue;
      // The platform itself uses secure strings, user names, and what belongs to a sign-in (`token:TenantId`).
      const isPlatforms = /^user_?name$|:/i.test(parameter.name) || soundsSecret(parameter.name);
      if (parameter.type?.toLowerCase() !== "string" || isPlatforms || !isPrompted(parameter)) continue;
      texts ??= connectionTexts(connector, properties, swagger);
      if (isMentioned(parameter.name, texts)) continue;
      yield {
        location: keyLocationOf(parameter.node),
        subject: connectionParameterSubject(parameter),
        message: `${connectionParameterAtStart(parameter)} is used by no policy, address or script.`,
        ...fixFor(swagger),
      };
    }
  },
});

/** Where the host is a sample's, the policy that puts the value in its place is missing. */
function fixFor({ host }: Swagger): Pick<Diagnostic, "fix" | "severity" | "cause"> {
  return host !== undefined && isSampleHost(host.trim().replace(/:\d+$/, ""))
    ? {
        fix: "Use it in a `dynamichosturl` policy: the host of the definition is a sample.",
        severity: "warning",
        cause: "sample host",
      }
    : { fix: "Use it in a policy, or remove it.", severity: "info" };
}

/** The on-premises data gateway reads its own parameters: `authType`, and those with the capability. */
function isOfGateway({ name, uiDefinition, set }: ConnectionParameter, properties: ApiProperties): boolean {
  const capability = items(member(member(uiDefinition, "constraints"), "capability"));
  if (capability.some((item) => stringOf(item)?.toLowerCase() === "gateway")) return true;
  const hasGateway = properties
    .connectionParameters()
    .some((other) => other.set === set && other.type?.toLowerCase() === "gatewaysetting");
  return hasGateway && name.toLowerCase() === "authtype";
}

/** In expressions of policies, templates of a sign-in like `{region}`, security definitions, addresses or code. */
function isMentioned(name: string, texts: readonly string[]): boolean {
  // The platform finds parameters whatever their letter case.
  return texts.some((text) => occursAsValue(text, name.toLowerCase()));
}

function connectionTexts(
  connector: Connector,
  properties: ApiProperties,
  swagger: Swagger,
): readonly string[] {
  const nodes = [
    ...properties.policyTemplates().map(({ node }) => node),
    ...properties.connectionParameters().map(({ oAuthSettings }) => oAuthSettings),
    ...swagger.securityDefinitions().map(({ node }) => node),
  ];
  const texts = nodes.map((node) => (node === undefined ? "" : JSON.stringify(node.value)));
  const script = connector.text("script")?.source.text ?? "";
  return [...texts, swagger.host ?? "", swagger.basePath ?? "", script].map((text) => text.toLowerCase());
}

function occursAsValue(text: string, name: string): boolean {
  if (name === "") return true;
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + name.length)) {
    const isPart = /[a-z0-9_]/.test(`${text[at - 1] ?? ""}${text[at + name.length] ?? ""}`);
    if (!isPart) return true;
  }
  return false;
}
