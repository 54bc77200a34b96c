import { shortPath } from "../../connector/folder-files.ts";
import { nameOf } from "../../connector/folders.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { atFile } from "../../text/location.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "intro/readme-name",
  severity: "info",
  needs: [],
  title: "The readme under the name readme.md",
  why: "Links and tools look for this name, and most of the machines they run on tell upper case from lower case.",
  source: "https://github.com/microsoft/PowerPlatformConnectors, README",
  since: "0.1.0",
  *check({ connector }) {
    const readme = connector.file("readme");
    if (readme === undefined) return;
    const name = nameOf(readme.path);
    if (name !== "readme.md") {
      yield {
        location: atFile(readme.path),
        subject: ["readme.md"],
        message: `The readme is named ${quoted(name)} instead of \`readme.md\`.`,
        fix: "Rename it to `readme.md`.",
      };
    }
    const intro = connector.files.find(({ path }) => shortPath(connector, path).toLowerCase() === "intro.md");
    if (intro === undefined || intro.path === readme.path) return;
    yield {
      location: atFile(intro.path),
      subject: ["intro.md"],
      message: `The folder has ${quoted(nameOf(intro.path))} beside ${quoted(name)}.`,
      fix: "Remove it from the repository: only a submission package has an `intro.md`.",
    };
  },
});
