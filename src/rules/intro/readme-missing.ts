import { pathIn } from "../../connector/folder-files.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { atFile } from "../../text/location.ts";

export default defineRule({
  id: "intro/readme-missing",
  policy: ["5000.1.1.2"],
  severity: "error",
  needs: [],
  title: "A readme for every connector",
  why: "The readme becomes the connector's page in the documentation; makers learn from it what they need before they start.",
  source: "https://github.com/microsoft/PowerPlatformConnectors, README",
  since: "0.1.0",
  *check({ connector }) {
    if (connector.file("readme") !== undefined) return;
    yield {
      location: atFile(pathIn(connector, "readme.md")),
      subject: ["readme.md"],
      message: "The connector's folder has no `readme.md`.",
      fix: "Add it with the sections Prerequisites, Supported Operations, Obtaining Credentials, and Known Issues and Limitations.",
    };
  },
});
