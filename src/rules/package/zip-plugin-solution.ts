import { defineRule } from "../../review/rule/rule.ts";
import { inPackage, isConnectorOnly, isFlow, isPlugin, knownSolutions, validator } from "./_zip.ts";

export default defineRule({
  id: "package/zip-plugin-solution",
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["package"],
  title: "A third solution with the plug-in",
  why: "A third solution is expected to bring an AI plug-in together with the connector it calls; without one, the validator refuses the package.",
  source: validator,
  since: "0.1.0",
  *check({ package: packed }) {
    const solutions = knownSolutions(packed);
    if (solutions?.length !== 3 || solutions.some(isPlugin)) return;
    if (!solutions.some(isConnectorOnly) || !solutions.some(isFlow)) return;
    const message =
      "The package holds three solutions, and none of them holds the connector together with an AI plug-in.";
    yield inPackage(
      packed,
      ["plug-in solution"],
      message,
      "Export the plug-in's solution from Copilot Studio, or remove the surplus one.",
    );
  },
});
