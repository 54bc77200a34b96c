import type { Readme } from "../../connector/readme.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { atRange, type Span } from "../../text/location.ts";
import { dummyText } from "../../wording/dummy-text.ts";
import { quoted } from "../../wording/quoted.ts";

/** Sentences of the readme templates that are meant to be replaced. */
const sentences =
  /\b(?:(?:Required|Optional)\. (?:One paragraph|List|Describe|Explain)\b[^.\n]{0,80}|Describe actions[^.\n]{0,60}|Description of (?:operation|action|trigger) \d|Your company name here|(?:Enter|Insert|Add) (?:the|your) (?:description|text|content) here)\b/g;

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
    for (const { start, end } of templatePassages(readme)) {
      const found = readme.source.text.slice(start, end).trim();
      if (reported.has(found.toLowerCase())) continue;
      reported.add(found.toLowerCase());
      yield {
        location: atRange(readme.file, { start, end: start + found.length }),
        subject: [found.toLowerCase()],
        message: `The readme still says ${quoted(found)}, as its template does.`,
        fix: "Replace the sentence with what holds for this connector, or remove it.",
      };
    }
  },
});

/** Sentences of the templates, and the first passage of dummy text outside code, which may be an example. */
function templatePassages({ source, document }: Readme): readonly Span[] {
  const code = [...document.codeBlocks, ...document.pieces.filter((piece) => piece.code)];
  const dummy = dummyText(source.text).find(
    ({ start }) => !code.some(({ span }) => span.start <= start && start < span.end),
  );
  const kept = [...source.text.matchAll(sentences)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  return dummy === undefined ? kept : [...kept, dummy];
}
