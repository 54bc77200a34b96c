import { defineRule } from "../../review/rule.ts";
import { atFile } from "../../text/place.ts";
import { hasSection } from "./_sections.ts";

const title = /pre ?requisite|requirement|before you (?:begin|start)|what you need|^you need/;

export default defineRule({
  id: "intro/prerequisites",
  severity: "warning",
  kinds: ["certified", "independent"],
  needs: ["readme"],
  title: "A section about prerequisites",
  why: "Makers have to know which plan, licence or account they need before they build on the connector.",
  source: "https://github.com/microsoft/PowerPlatformConnectors, templates",
  since: "0.1.0",
  *check({ readme }) {
    if (hasSection(readme, title)) return;
    yield {
      at: atFile(readme.file),
      subject: ["Prerequisites"],
      message: "The readme has no section `Prerequisites`.",
      fix: "Add a heading `## Prerequisites` and name the plans, licences and tools, or say that there are none.",
    };
  },
});
