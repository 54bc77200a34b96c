import { defineRule } from "../../review/rule/rule.ts";
import { countedOrNo } from "./_counted.ts";
import { inPackage, validator } from "./_zip.ts";

export default defineRule({
  id: "package/zip-solution-count",
  policy: ["5000.1.1.13"],
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["package"],
  title: "A connector solution and a flow solution, with a plug-in a third",
  why: "Certification imports the connector from one solution and tests it with the flow of the other; each has to be there, and nothing else.",
  source: validator,
  since: "0.1.0",
  *check({ package: packed }) {
    const { deployer, solutions, isComplete } = packed;
    if (deployer === undefined || !isComplete || deployer.folders.length !== 1) return;
    const count = deployer.solutions.length;
    const hasPlugin = solutions.some(({ customizations }) => customizations?.hasPlugin === true);
    // Three without a plug-in lack the plug-in: package/zip-plugin-solution.
    if (count === 3 || (count === 2 && !hasPlugin)) return;
    const expected = hasPlugin ? "three (connector, flow and plug-in)" : "two (connector and flow)";
    const message = `The package holds ${countedOrNo(count, "solution")} where ${expected} are expected.`;
    yield inPackage(
      packed,
      ["solutions"],
      message,
      "Export what is missing as a solution of its own, and remove what is too much.",
    );
  },
});
