import { defineRule } from "../../review/rule/rule.ts";
import { inPackage, isConnectorOnly, isFlow, knownSolutions, validator } from "./_zip.ts";

export default defineRule({
  id: "package/zip-flow-solution",
  policy: ["5000.1.1.6", "5000.1.1.7"],
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["package"],
  title: "A solution with a flow that uses the connector",
  why: "Certification tests the connector by running the flow of this solution.",
  source: validator,
  since: "0.1.0",
  *check({ package: packed }) {
    const solutions = knownSolutions(packed);
    // Without a connector solution the validator stops before it looks for the flow.
    if (solutions === undefined || !solutions.some(isConnectorOnly) || solutions.some(isFlow)) return;
    const message = "No solution of the package holds the connector together with a flow.";
    yield inPackage(
      packed,
      ["flow solution"],
      message,
      "Build a test flow with the connector and export both as a solution.",
    );
  },
});
