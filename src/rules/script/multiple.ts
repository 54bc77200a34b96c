import { shortPath } from "../../connector/folder-files.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { atFile } from "../../text/location.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "script/multiple",
  severity: "warning",
  needs: [],
  title: "One script for each connector",
  why: "A connector has exactly one script; other code files are not deployed, and readers cannot tell which one counts.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/write-code",
  since: "0.1.0",
  *check({ connector }) {
    const script = connector.file("script");
    for (const { path } of connector.files) {
      if (!/\.csx?$/i.test(path) || path === script?.path) continue;
      const name = shortPath(connector, path);
      yield {
        location: atFile(path),
        subject: [name],
        message:
          script === undefined
            ? `The code file ${quoted(name)} is not named \`script.csx\`.`
            : `The code file ${quoted(name)} stands beside the script ${quoted(shortPath(connector, script.path))}.`,
        fix:
          script === undefined
            ? "Rename it to `script.csx` and put it beside the definition, or remove it."
            : "Keep one file, `script.csx`, with all of the code.",
      };
    }
  },
});
