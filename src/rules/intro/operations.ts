import { defineRule } from "../../review/rule.ts";
import { atFile } from "../../text/place.ts";
import { hasSection } from "./_sections.ts";

const title = /\b(?:operations|actions|triggers|methods|endpoints)\b|^(?:action|trigger|operation)\b/;

export default defineRule({
  id: "intro/operations",
  severity: "warning",
  kinds: ["certified", "independent"],
  needs: ["readme"],
  title: "A section about the operations",
  why: "Makers look here first for what the connector can do.",
  source: "https://github.com/microsoft/PowerPlatformConnectors, templates",
  since: "0.1.0",
  *check({ readme }) {
    if (hasSection(readme, title)) return;
    yield {
      at: atFile(readme.file),
      subject: ["Supported Operations"],
      message: "The readme has no section `Supported Operations`.",
      fix: "Add a heading `## Supported Operations` and list every action and trigger with a sentence.",
    };
  },
});
