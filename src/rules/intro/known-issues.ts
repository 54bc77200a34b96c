import { defineRule } from "../../review/rule/rule.ts";
import { missingSection } from "./_sections.ts";
import { knownIssuesSkeleton } from "./_skeletons.ts";
import { knownIssues } from "./_template.ts";

export default defineRule({
  id: "intro/known-issues",
  severity: "warning",
  kinds: ["certified", "independent"],
  language: "en",
  needs: ["readme"],
  title: "A section about known issues and limitations",
  why: "What a connector cannot do costs makers hours when nobody tells them.",
  source: "https://github.com/microsoft/PowerPlatformConnectors, templates",
  since: "0.1.0",
  *check({ readme, connector }) {
    yield* missingSection(
      connector,
      readme,
      knownIssues,
      ", even if none are known yet.",
      knownIssuesSkeleton,
    );
  },
});
