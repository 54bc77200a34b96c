import { defineRule } from "../../review/rule/rule.ts";
import { hasMcpOperation, hasSection, missingSection } from "./_sections.ts";
import { operationsSkeleton } from "./_skeletons.ts";
import { mcpTools, operations } from "./_template.ts";

export default defineRule({
  id: "intro/operations",
  severity: "warning",
  kinds: ["certified", "independent"],
  language: "en",
  needs: ["readme"],
  title: "List the operations in the readme",
  why: "Makers look here first for what the connector can do.",
  source: "https://github.com/microsoft/PowerPlatformConnectors, templates",
  since: "0.1.0",
  *check({ readme, connector }) {
    const hasMcp = hasMcpOperation(connector);
    if (hasMcp && hasSection(readme, mcpTools)) return;
    yield* missingSection(
      connector,
      readme,
      operations,
      hasMcp
        ? " or `## Tools`, and list every tool, action, and trigger with a sentence."
        : " and list every action and trigger with a sentence.",
      operationsSkeleton,
    );
  },
});
