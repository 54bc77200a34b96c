import { solutionFiles } from "../../connector/package/package.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { inPackage, validator } from "./_zip.ts";

export default defineRule({
  id: "package/zip-solution-files",
  policy: ["5000.1.1.10"],
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["package"],
  title: "Solutions as they were exported",
  why: "A solution without its three XML files, or with one that was edited until it is no XML, cannot be imported.",
  source: validator,
  since: "0.1.0",
  *check({ package: packed }) {
    if (!packed.isComplete) return;
    const fix = "Export the solution again and leave it untouched.";
    for (const { shortName, files, brokenXml } of packed.solutions) {
      const names = new Set(files.map((path) => path.toLowerCase()));
      for (const file of solutionFiles) {
        if (names.has(file.toLowerCase())) continue;
        yield inPackage(
          packed,
          [shortName, file],
          `The solution ${quoted(shortName)} has no ${quoted(file)}.`,
          fix,
        );
      }
      for (const file of brokenXml) {
        const message = `The file ${quoted(file)} of the solution ${quoted(shortName)} is no well-formed XML.`;
        yield inPackage(packed, [shortName, file], message, fix);
      }
    }
  },
});
