import { defineRule } from "../../review/rule/rule.ts";
import { missingSection } from "./_sections.ts";
import { deploymentSkeleton } from "./_skeletons.ts";
import { deployment } from "./_template.ts";

export default defineRule({
  id: "intro/deployment",
  severity: "info",
  kinds: ["certified"],
  language: "en",
  needs: ["readme"],
  title: "A section about deployment",
  why: "Whoever wants to try or change the connector in an environment of their own needs to know how to get it there.",
  source: "https://github.com/microsoft/PowerPlatformConnectors, templates",
  since: "0.1.0",
  *check({ readme, connector }) {
    yield* missingSection(
      connector,
      readme,
      deployment,
      " and say how to import the connector as a custom one.",
      deploymentSkeleton,
    );
  },
});
