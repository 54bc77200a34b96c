import { defineRule } from "../../review/rule/rule.ts";
import { missingSection } from "./_sections.ts";
import { prerequisitesSkeleton } from "./_skeletons.ts";
import { prerequisites } from "./_template.ts";

export default defineRule({
  id: "intro/prerequisites",
  severity: "warning",
  kinds: ["certified", "independent"],
  language: "en",
  needs: ["readme"],
  title: "A section about prerequisites",
  why: "Makers have to know which plan, licence or account they need before they build on the connector.",
  source: "https://github.com/microsoft/PowerPlatformConnectors, templates",
  since: "0.1.0",
  *check({ readme, connector }) {
    yield* missingSection(
      connector,
      readme,
      prerequisites,
      " and name the plans, licences and tools, or say that there are none.",
      prerequisitesSkeleton,
    );
  },
});
