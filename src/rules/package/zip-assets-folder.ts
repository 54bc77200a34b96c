import { defineRule } from "../../review/rule/rule.ts";
import { countedOrNo } from "./_counted.ts";
import { inPackage, validator } from "./_zip.ts";

export default defineRule({
  id: "package/zip-assets-folder",
  policy: ["5000.1.1.12"],
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["package"],
  title: "One folder of solutions in the package",
  why: "The deployer looks for the solutions in the only folder of the package; without it, or with a second one, nothing is imported.",
  source: validator,
  since: "0.1.0",
  *check({ package: packed }) {
    const { deployer, isComplete } = packed;
    if (deployer === undefined || !isComplete || deployer.folders.length === 1) return;
    const message = `The package holds ${countedOrNo(deployer.folders.length, "folder")} where one is expected.`;
    yield inPackage(
      packed,
      ["folders"],
      message,
      "Build the package again: one folder `PkgAssets` with the solutions.",
    );
  },
});
