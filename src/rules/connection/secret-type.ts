import { locationOf, member } from "../../connector/node.ts";
import type { ApiProperties, ConnectionParameter } from "../../connector/properties/api-properties.ts";
import { connectionParameterSubject, isPrompted } from "../../connector/properties/connection-parameters.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { setValue } from "../../text/json/json-change.ts";
import { connectionParameterAtStart } from "../../wording/connection-parameter.ts";
import { asksForSecret } from "./_asks-for-secret.ts";

export default defineRule({
  id: "connection/secret-type",
  severity: "warning",
  kinds: ["certified", "independent"],
  needs: ["properties"],
  title: "Secrets as secure strings",
  why: "A string is stored and shown in clear text: everybody who may see the connection can read the secret.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission",
  since: "0.1.0",
  *check({ properties }) {
    for (const parameter of properties.connectionParameters()) {
      const node = member(parameter.node, "type");
      if (isBasicPassword(parameter, properties)) continue;
      const isString = parameter.type?.toLowerCase() === "string";
      if (node === undefined || !isString || !isPrompted(parameter) || !asksForSecret(parameter)) continue;
      yield {
        location: locationOf(node),
        subject: connectionParameterSubject(parameter),
        message: `${connectionParameterAtStart(parameter)} sounds like a secret but is a plain string.`,
        fix: 'Set `"type": "securestring"`.',
        edits: [setValue(node.pointer, "securestring")],
      };
    }
  },
});

/** The business of connection/basic-pair. */
function isBasicPassword({ name, set }: ConnectionParameter, properties: ApiProperties): boolean {
  const isUsername = (other: ConnectionParameter): boolean =>
    other.set === set && other.name.toLowerCase() === "username";
  return name.toLowerCase() === "password" && properties.connectionParameters().some(isUsername);
}
