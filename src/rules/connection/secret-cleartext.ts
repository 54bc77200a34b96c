import { booleanOf, locationOf, member } from "../../connector/node.ts";
import { connectionParameterSubject, isPrompted } from "../../connector/properties/connection-parameters.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { setValue } from "../../text/json/json-change.ts";
import { connectionParameterAtStart } from "../../wording/connection-parameter.ts";
import { asksForSecret } from "./_asks-for-secret.ts";

export default defineRule({
  id: "connection/secret-cleartext",
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["properties"],
  title: "Secrets hidden while they are typed",
  why: "With `clearText` the secret is readable on the screen, for everybody who looks on.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission",
  since: "0.1.0",
  *check({ properties }) {
    for (const parameter of properties.connectionParameters()) {
      const node = member(member(parameter.uiDefinition, "constraints"), "clearText");
      // A plain string that ought to be secure is the business of connection/secret-type.
      const isSecure = parameter.type?.toLowerCase() === "securestring";
      if (node === undefined || booleanOf(node) !== true || !isSecure) continue;
      if (!isPrompted(parameter) || !asksForSecret(parameter)) continue;
      yield {
        location: locationOf(node),
        subject: connectionParameterSubject(parameter),
        message: `${connectionParameterAtStart(parameter)} sounds like a secret but is shown while it is typed.`,
        fix: 'Write `"clearText": false`.',
        edits: [setValue(node.pointer, false)],
      };
    }
  },
});
