import { keyLocationOf, member } from "../../connector/node.ts";
import { credentialParameters } from "../../connector/parameters/credential-parameters.ts";
import { documentLocation } from "../../connector/swagger/document-location.ts";
import { defineRule } from "../../review/rule/rule.ts";

export default defineRule({
  id: "security/none",
  severity: "info",
  kinds: ["certified", "independent"],
  needs: ["swagger", "properties"],
  title: "A way to sign in, or a public service",
  why: "Without sign-in everybody who has the connector can call the service. For a public service that is right; for any other it is an oversight.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission",
  since: "0.1.0",
  *check({ swagger, properties, connector }) {
    if (swagger.securityDefinitions().length > 0 || properties.connectionParameters().length > 0) return;
    // That one says what to do: parameter/credential.
    if (credentialParameters(swagger, connector).next().done !== true) return;
    const empty = member(swagger.root, "securityDefinitions");
    yield {
      location: empty === undefined ? documentLocation(swagger) : keyLocationOf(empty),
      subject: ["securityDefinitions"],
      message: "The connector asks for no sign-in.",
      fix: "Make sure that the service is public, or add `securityDefinitions` and connection parameters.",
    };
  },
});
