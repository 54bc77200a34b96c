import { pathIn } from "../../connector/folder-files.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { atFile } from "../../text/location.ts";

export default defineRule({
  id: "package/properties-missing",
  severity: "error",
  needs: [],
  title: "Connector properties for every connector",
  why: "The properties say how a connection is made, who publishes the connector and which colour it has; without them it cannot be deployed.",
  source: "https://github.com/microsoft/PowerPlatformConnectors, README",
  since: "0.1.0",
  *check({ connector }) {
    if (connector.file("properties") !== undefined) return;
    yield {
      location: atFile(pathIn(connector, "apiProperties.json")),
      subject: ["apiProperties.json"],
      message: "The connector's folder has no `apiProperties.json`.",
      fix:
        connector.kind === "independent"
          ? 'Add the file with `connectionParameters`, `publisher`, `stackOwner` and `"iconBrandColor": "#da3b01"`.'
          : "Add the file with `connectionParameters`, `iconBrandColor`, `publisher` and `stackOwner`.",
    };
  },
});
