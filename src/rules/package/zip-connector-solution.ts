import { defineRule } from "../../review/rule/rule.ts";
import { inPackage, isConnectorOnly, knownSolutions, validator } from "./_zip.ts";

export default defineRule({
  id: "package/zip-connector-solution",
  policy: ["5000.1.1.8"],
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["package"],
  title: "A solution with the connector alone",
  why: "The connector is imported from a solution that holds nothing else; where a flow or a plug-in comes along, certification cannot publish it.",
  source: validator,
  since: "0.1.0",
  *check({ package: packed }) {
    const solutions = knownSolutions(packed);
    if (solutions === undefined || solutions.some(isConnectorOnly)) return;
    const message = "No solution of the package holds the connector and nothing else.";
    yield inPackage(
      packed,
      ["connector solution"],
      message,
      "Export the connector in a solution of its own.",
    );
  },
});
