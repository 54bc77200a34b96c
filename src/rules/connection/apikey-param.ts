import { keyLocationOf, member, stringOf } from "../../connector/node.ts";
import { isOAuth } from "../../connector/properties/authentication.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { isObject } from "../../text/json/json.ts";
import { quoted } from "../../wording/quoted.ts";
import { soundsSecret } from "../../wording/secret-names.ts";

export default defineRule({
  id: "connection/apikey-param",
  severity: "warning",
  needs: ["swagger", "properties"],
  title: "A connection parameter for the API key",
  why: "The definition wants a key with every request, and nothing asks for one when a connection is made: every call fails.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/connection-parameters",
  since: "0.1.0",
  *check({ swagger, properties }) {
    const holder = properties.properties;
    const definition = swagger
      .securityDefinitions()
      .find(({ node }) => stringOf(member(node, "type")) === "apiKey");
    if (definition === undefined || holder === undefined || !isObject(holder.value)) return;
    const isKey = properties.connectionParameters().some((parameter) => {
      return (
        parameter.type?.toLowerCase() === "securestring" || isOAuth(parameter) || soundsSecret(parameter.name)
      );
    });
    if (isKey) return;
    const list = member(holder, "connectionParameters");
    yield {
      location: keyLocationOf(list ?? holder),
      subject: [definition.name],
      message: `The security definition ${quoted(definition.name)} is an API key, and no connection parameter is a \`securestring\`.`,
      fix: "Add the connection parameter `api_key` with the type `securestring`.",
    };
  },
});
