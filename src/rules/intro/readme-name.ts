import { nameOf } from "../../connector/folders.ts";
import { defineRule } from "../../review/rule.ts";
import { atFile } from "../../text/place.ts";
import { quoted } from "../../text/quoted.ts";

export default defineRule({
  id: "intro/readme-name",
  severity: "info",
  needs: [],
  title: "The readme under the name readme.md",
  why: "Links and tools look for this name, and most of the machines they run on tell upper case from lower case.",
  source: "https://github.com/microsoft/PowerPlatformConnectors, README",
  since: "0.1.0",
  *check({ connector }) {
    const entry = connector.file("readme");
    const name = nameOf(entry?.path ?? "readme.md");
    if (entry === undefined || name === "readme.md") return;
    yield {
      at: atFile(entry.path),
      subject: ["readme.md"],
      message: `The readme is named ${quoted(name)} instead of \`readme.md\`.`,
      fix: "Rename it to `readme.md`.",
    };
  },
});
