import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { inPackage, validator } from "./_zip.ts";

export default defineRule({
  id: "package/zip-assets-nested",
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["package"],
  title: "Solutions directly in the folder of the package",
  why: "The validator refuses folders inside the folder of solutions, and solutions in them are not found.",
  source: validator,
  since: "0.1.0",
  *check({ package: packed }) {
    const { deployer } = packed;
    const [folder = ""] = deployer?.folders ?? [];
    if (deployer === undefined || deployer.folders.length !== 1) return;
    for (const nested of deployer.nestedFolders) {
      const message = `The folder ${quoted(folder)} of the package holds the folder ${quoted(nested)}.`;
      yield inPackage(
        packed,
        ["nested", nested],
        message,
        `Move the solutions into ${quoted(folder)} and remove ${quoted(nested)}.`,
      );
    }
  },
});
