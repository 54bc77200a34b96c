import { keyPlaceOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule.ts";
import { quoted } from "../../text/quoted.ts";
import { labelAtStart, subjectOf } from "./_parameters.ts";

/** One colon joins a parameter to the sign-in it belongs to: `token:TenantId`. */
const name = /^[A-Za-z0-9_]+(?::[A-Za-z0-9_]+)?$/;

export default defineRule({
  id: "connection/param-name",
  severity: "error",
  needs: ["properties"],
  title: "Names of connection parameters in letters, digits and underscores",
  why: "Policies and the platform refer to connection parameters by name; other characters cannot be written there.",
  source: "https://github.com/microsoft/PowerPlatformConnectors, schemas/paconn-apiProperties.schema.json",
  since: "0.1.0",
  *check({ properties }) {
    for (const parameter of properties.connectionParameters()) {
      if (name.test(parameter.name)) continue;
      const meant = parameter.name
        .normalize("NFD")
        .replace(/[^A-Za-z0-9_]+/g, "_")
        .replace(/^_+|_+$/g, "");
      yield {
        at: keyPlaceOf(parameter.node),
        subject: subjectOf(parameter),
        message: `${labelAtStart(parameter)} has a name with characters beside letters, digits and underscores.`,
        fix:
          meant === ""
            ? "Give it a name of letters, digits and underscores."
            : `Rename it to ${quoted(meant)}, in policies as well.`,
      };
    }
  },
});
