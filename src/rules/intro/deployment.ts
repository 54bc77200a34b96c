import { defineRule } from "../../review/rule.ts";
import { atFile } from "../../text/place.ts";
import { hasSection } from "./_sections.ts";

const title = /deploy|installation|install(?:ing)?\b/;

export default defineRule({
  id: "intro/deployment",
  severity: "info",
  kinds: ["certified"],
  needs: ["readme"],
  title: "A section about deployment",
  why: "Whoever wants to try or change the connector in an environment of their own needs to know how to get it there.",
  source: "https://github.com/microsoft/PowerPlatformConnectors, templates",
  since: "0.1.0",
  *check({ readme }) {
    if (hasSection(readme, title)) return;
    yield {
      at: atFile(readme.file),
      subject: ["Deployment Instructions"],
      message: "The readme has no section `Deployment Instructions`.",
      fix: "Add a heading `## Deployment Instructions` and say how to import the connector as a custom one.",
    };
  },
});
