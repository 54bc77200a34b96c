import { keyLocationOf } from "../../connector/node.ts";
import { connectionParameterSubject } from "../../connector/properties/connection-parameters.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { connectionParameterAtStart } from "../../wording/connection-parameter.ts";
import { quoted } from "../../wording/quoted.ts";

/** One colon joins a parameter to the sign-in it belongs to: `token:TenantId`. */
const name = /^[A-Za-z0-9_]+(?::[A-Za-z0-9_]+)?$/;

export default defineRule({
  id: "connection/param-name",
  severity: "error",
  needs: ["properties"],
  title: "Names of connection parameters in letters, digits and underscores",
  why: "Microsoft's schema of apiProperties.json knows no other names, apart from one colon as in `token:TenantId`; what checks a connector against it refuses the file.",
  source: "https://github.com/microsoft/PowerPlatformConnectors, schemas/paconn-apiProperties.schema.json",
  since: "0.1.0",
  *check({ properties }) {
    for (const parameter of properties.connectionParameters()) {
      if (name.test(parameter.name)) continue;
      const meant = nearestName(parameter.name);
      yield {
        location: keyLocationOf(parameter.node),
        subject: connectionParameterSubject(parameter),
        message: `${connectionParameterAtStart(parameter)} has characters other than letters, digits and underscores in its name.`,
        fix:
          meant === ""
            ? `Give it a name of letters, digits and underscores${onlyUnpublished}.`
            : `Rename it to ${quoted(meant)}, in policies as well${onlyUnpublished}.`,
      };
    }
  },
});

const onlyUnpublished =
  ", unless the connector is published: with another name makers would lose their connections";

function nearestName(written: string): string {
  const [owner = "", ...own] = written.split(":");
  return [owner, own.join("_")]
    .map((part) =>
      part
        .normalize("NFD")
        .replace(/[^A-Za-z0-9_]+/g, "_")
        .replace(/^_+|(?<!_)_+$/g, ""),
    )
    .filter((part) => part !== "")
    .join(":");
}
