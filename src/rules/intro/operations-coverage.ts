import { defineRule } from "../../review/rule/rule.ts";
import { atFile } from "../../text/location.ts";
import { quoted } from "../../wording/quoted.ts";
import { essence, hasSection, minTextLength, textLength } from "./_sections.ts";
import { operations } from "./_template.ts";

export default defineRule({
  id: "intro/operations-coverage",
  severity: "info",
  kinds: ["certified", "independent"],
  language: "en",
  needs: ["readme", "swagger"],
  title: "Every operation in the readme",
  why: "Makers read the list of operations to find out whether the connector can do what they need.",
  source: "https://github.com/microsoft/PowerPlatformConnectors, templates",
  since: "0.1.0",
  *check({ readme, swagger }) {
    const { document, source } = readme;
    // Without a list at all there is another finding.
    if (document.truncated || textLength(readme) < minTextLength) return;
    if (!hasSection(readme, operations.title)) return;
    const text = essence(source.text);
    const named = new Set(source.text.match(/[\w.-]*\w/g));
    for (const { name, summary, isInternal, isDeprecated, kind } of swagger.operations()) {
      const words = essence(summary ?? "");
      // Readmes list the tools of an MCP server instead.
      if (
        isInternal ||
        isDeprecated ||
        kind === "mcp" ||
        words === "" ||
        text.includes(words) ||
        named.has(name)
      )
        continue;
      yield {
        location: atFile(readme.file),
        subject: [name],
        message: `The readme does not name the operation ${quoted(summary ?? name)}.`,
        fix: "Add it to the section `Supported Operations`, by its summary.",
      };
    }
  },
});
