import { defineRule } from "../../review/rule/rule.ts";
import { missingSection } from "./_sections.ts";
import { operationsSkeleton } from "./_skeletons.ts";
import { operations } from "./_template.ts";

export default defineRule({
  id: "intro/operations",
  severity: "warning",
  kinds: ["certified", "independent"],
  language: "en",
  needs: ["readme"],
  title: "A section about the operations",
  why: "Makers look here first for what the connector can do.",
  source: "https://github.com/microsoft/PowerPlatformConnectors, templates",
  since: "0.1.0",
  *check({ readme, connector }) {
    yield* missingSection(
      connector,
      readme,
      operations,
      " and list every action and trigger with a sentence.",
      operationsSkeleton,
    );
  },
});
