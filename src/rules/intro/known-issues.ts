import { defineRule } from "../../review/rule.ts";
import { atFile } from "../../text/place.ts";
import { hasSection } from "./_sections.ts";

const title = /known (?:issue|problem|limit|restriction)|limitation|\blimits\b|restrictions|caveats/;

export default defineRule({
  id: "intro/known-issues",
  severity: "warning",
  kinds: ["certified", "independent"],
  needs: ["readme"],
  title: "A section about known issues and limitations",
  why: "What a connector cannot do costs makers hours when nobody tells them.",
  source: "https://github.com/microsoft/PowerPlatformConnectors, templates",
  since: "0.1.0",
  *check({ readme }) {
    if (hasSection(readme, title)) return;
    yield {
      at: atFile(readme.file),
      subject: ["Known Issues and Limitations"],
      message: "The readme has no section `Known Issues and Limitations`.",
      fix: "Add a heading `## Known Issues and Limitations`, even if none are known yet.",
    };
  },
});
