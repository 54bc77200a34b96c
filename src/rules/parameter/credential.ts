import { locationOf, member } from "../../connector/node.ts";
import { isCredentialName } from "../../connector/parameters/credential-names.ts";
import { credentialParameters } from "../../connector/parameters/credential-parameters.ts";
import type { Parameter } from "../../connector/swagger/swagger.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { partLabelAtStart } from "../../wording/part-label.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "parameter/credential",
  severity: "warning",
  kinds: ["certified", "independent"],
  needs: ["swagger"],
  title: "Credentials in the connection, not in flows",
  why: "What stands in a parameter is stored in the flow and shown in its run history; a connection keeps it secret and is asked for once.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/connection-parameters",
  since: "0.1.0",
  *check({ swagger, connector }) {
    for (const { parameter, subject, label, location } of credentialParameters(swagger, connector)) {
      const name = member(parameter.node, "name");
      yield {
        location: name === undefined ? location : locationOf(name),
        subject,
        message: `${partLabelAtStart(label)} looks like a credential: ${quoted(wordFor(parameter))}.`,
        fix: "Ask for it in a connection parameter of type `securestring` and send it with the connection or a policy.",
      };
    }
  },
});

/** The label where only that says it. */
function wordFor(parameter: Parameter): string {
  return isCredentialName(parameter) ? parameter.name : (parameter.summary ?? parameter.name);
}
