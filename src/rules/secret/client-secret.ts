import { locationOf, memberIgnoringCase, stringOf } from "../../connector/node.ts";
import { connectionParameterSubject } from "../../connector/properties/connection-parameters.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { connectionParameter } from "../../wording/connection-parameter.ts";
import { isPlaceholder, masked } from "./_placeholders.ts";

export default defineRule({
  id: "secret/client-secret",
  severity: "error",
  needs: ["properties"],
  title: "No client secret in the repository",
  why: "Whoever reads the repository can act as the connector. The history keeps a secret after it is deleted, so it has to be revoked.",
  source: "https://github.com/microsoft/PowerPlatformConnectors, README",
  since: "0.1.0",
  *check({ properties }) {
    for (const parameter of properties.connectionParameters()) {
      const node = memberIgnoringCase(parameter.oAuthSettings, "clientSecret");
      const secret = stringOf(node);
      if (node === undefined || secret === undefined || isPlaceholder(secret)) continue;
      yield {
        location: locationOf(node),
        subject: [...connectionParameterSubject(parameter), "clientSecret"],
        message: `The OAuth settings of ${connectionParameter(parameter)} hold the client secret ${masked(secret)}.`,
        fix: "Revoke the secret at the identity provider, then delete `clientSecret` or write `[[DUMMY]]`.",
        isSecret: true,
      };
    }
  },
});
