import type { Solution } from "../../connector/package/package.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { inPackage, validator } from "./_zip.ts";

export default defineRule({
  id: "package/zip-solution-folders",
  policy: ["5000.1.1.14", "5000.1.1.15", "5000.1.1.16", "5000.1.1.17"],
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["package"],
  title: "The folders that customizations.xml speaks of",
  why: "The file customizations.xml announces a connector, workflows or a plug-in whose files are not in the solution, so its import fails.",
  source: validator,
  since: "0.1.0",
  *check({ package: packed }) {
    if (!packed.isComplete) return;
    for (const solution of packed.solutions) {
      const present = new Set(solution.folders.map((name) => name.toLowerCase()));
      for (const folder of announced(solution)) {
        if (present.has(folder.toLowerCase())) continue;
        const { shortName } = solution;
        const message = `The solution ${quoted(shortName)} has no folder ${quoted(folder)}, of which its customizations.xml speaks.`;
        yield inPackage(
          packed,
          [shortName, folder],
          message,
          "Export the solution again and leave it untouched.",
        );
      }
    }
  },
});

function announced({ customizations }: Solution): readonly string[] {
  if (customizations === undefined) return [];
  const { hasConnector, hasWorkflows, hasPlugin } = customizations;
  return [
    ...(hasConnector || hasWorkflows || hasPlugin ? ["Connector"] : []),
    ...(hasWorkflows ? ["Workflows"] : []),
    ...(hasPlugin ? ["aiplugins", "aipluginoperations"] : []),
  ];
}
