import { defineRule } from "../../review/rule.ts";
import { atFile } from "../../text/place.ts";
import { quoted } from "../../text/quoted.ts";
import { hasSection, minTextLength, textLength } from "./_sections.ts";

export default defineRule({
  id: "intro/operations-coverage",
  severity: "info",
  kinds: ["certified", "independent"],
  needs: ["readme", "swagger"],
  title: "Every operation in the readme",
  why: "Makers read the list of operations to find out whether the connector can do what they need.",
  source: "https://github.com/microsoft/PowerPlatformConnectors, templates",
  since: "0.1.0",
  *check({ readme, swagger }) {
    const { document, source } = readme;
    // Without a list at all there is another finding.
    if (document.truncated || textLength(readme) < minTextLength) return;
    if (
      !hasSection(
        readme,
        /\b(?:operations|actions|triggers|methods|endpoints)\b|^(?:action|trigger|operation)\b/,
      )
    )
      return;
    const text = essence(source.text);
    for (const { name, summary, isInternal, isDeprecated } of swagger.operations()) {
      const words = essence(summary ?? "");
      if (isInternal || isDeprecated || words === "" || text.includes(words)) continue;
      yield {
        at: atFile(readme.file),
        subject: [name],
        message: `The readme does not name the operation ${quoted(summary ?? name)}.`,
        fix: "Add it to the section `Supported Operations`, by its summary.",
      };
    }
  },
});

/** Letters and digits alone: case, punctuation and Markdown do not count. */
function essence(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}
