import { defineRule } from "../../review/rule/rule.ts";
import { atRange } from "../../text/location.ts";
import { quoted } from "../../wording/quoted.ts";

/** Sentences of the readme templates that are meant to be replaced. */
const sentences =
  /\b(?:(?:Required|Optional)\. (?:One paragraph|List|Describe|Explain)\b[^.\n]{0,80}|Describe actions[^.\n]{0,60}|Description of (?:operation|action|trigger) \d|Lorem ipsum dolor|Your company name here|(?:Enter|Insert|Add) (?:the|your) (?:description|text|content) here)\b/g;

export default defineRule({
  id: "intro/template-text",
  severity: "warning",
  needs: ["readme"],
  title: "No sentences of the template in the readme",
  why: "The readme becomes the connector's page in the documentation; what the template says there tells makers nothing.",
  source: "https://github.com/microsoft/PowerPlatformConnectors, templates",
  since: "0.1.0",
  *check({ readme }) {
    const reported = new Set<string>();
    for (const match of readme.source.text.matchAll(sentences)) {
      const found = match[0].trim();
      if (reported.has(found.toLowerCase())) continue;
      reported.add(found.toLowerCase());
      yield {
        location: atRange(readme.file, { start: match.index, end: match.index + found.length }),
        subject: [found.toLowerCase()],
        message: `The readme still says ${quoted(found)}, as its template does.`,
        fix: "Replace the sentence with what holds for this connector, or remove it.",
      };
    }
  },
});
