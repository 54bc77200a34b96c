import { pathIn } from "../../connector/folder-files.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { atFile } from "../../text/location.ts";

export default defineRule({
  id: "package/swagger-missing",
  policy: ["5000.1.1.3"],
  severity: "error",
  needs: [],
  title: "A definition for every connector",
  why: "Without its definition a connector has no operations and cannot be imported; no rule about the definition can be checked.",
  source: "https://github.com/microsoft/PowerPlatformConnectors, README",
  since: "0.1.0",
  *check({ connector }) {
    if (connector.file("swagger") !== undefined) return;
    yield {
      location: atFile(pathIn(connector, "apiDefinition.swagger.json")),
      subject: ["apiDefinition.swagger.json"],
      message: "The connector's folder has no `apiDefinition.swagger.json`.",
      fix: "Add the connector's definition under exactly that name.",
    };
  },
});
