import { keyLocationOf, locationOf, member, stringOf } from "../../connector/node.ts";
import type { ApiProperties } from "../../connector/properties/api-properties.ts";
import { isOAuth } from "../../connector/properties/authentication.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "security/definition-mismatch",
  severity: "warning",
  needs: ["swagger", "properties"],
  title: "The same way to sign in in both files",
  why: "The connection asks for one kind of credentials and requests are sent with another, so calls may be sent without credentials.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/connection-parameters",
  since: "0.1.0",
  *check({ swagger, properties, connector }) {
    const connects = usesOAuth(properties);
    const definition = swagger
      .securityDefinitions()
      .find(({ node }) => stringOf(member(node, "type")) === "oauth2");
    const isOtherwiseSigned =
      connector.file("script") !== undefined || setsHeader(properties) || usesSecrets(properties);
    if (connects === undefined && definition !== undefined) {
      const at = member(definition.node, "type");
      yield {
        location: at === undefined ? keyLocationOf(definition.node) : locationOf(at),
        subject: ["oauth2"],
        message: `The security definition ${quoted(definition.name)} is OAuth, and the connection has no parameter for it.`,
        fix: "Add an `oauthSetting` connection parameter to apiProperties.json, or define the security that the connection uses.",
      };
    }
    // Of a type that is none the business is that of security/auth-kind.
    const others = swagger
      .securityDefinitions()
      .filter(({ node }) => ["basic", "apiKey"].includes(stringOf(member(node, "type")) ?? ""));
    if (connects !== undefined && definition === undefined && others.length > 0 && !isOtherwiseSigned) {
      yield {
        location: locationOf(connects.node),
        subject: ["oauthSetting"],
        message: `The connection parameter ${quoted(connects.name)} is OAuth, and no security definition is.`,
        fix: "Add a security definition of the type `oauth2` to the swagger.",
      };
    }
  },
});

function usesOAuth(properties: ApiProperties) {
  const found = properties.connectionParameters().find(isOAuth);
  const node = member(found?.node, "type");
  return found === undefined || node === undefined ? undefined : { name: found.name, node };
}

/** A policy may sign requests in another way. */
function setsHeader(properties: ApiProperties): boolean {
  return properties.policyTemplates().some(({ templateId }) => templateId?.toLowerCase() === "setheader");
}

/** One of several ways to sign in, without OAuth: it is the one the definition mentions. */
function usesSecrets(properties: ApiProperties): boolean {
  const parameters = properties.connectionParameters();
  const withOAuth = new Set(parameters.filter(isOAuth).map(({ set }) => set));
  return parameters.some(
    ({ set, type }) => set !== undefined && type?.toLowerCase() === "securestring" && !withOAuth.has(set),
  );
}
