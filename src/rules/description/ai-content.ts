import type { Swagger } from "../../connector/swagger/swagger.ts";
import { textsOf, wordIn } from "../../connector/swagger/texts.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { isObject } from "../../text/json/json.ts";
import { quoted } from "../../wording/quoted.ts";

/** Words that assistants refuse to repeat, as whole words; milder ones and words with a harmless meaning are left out. */
const wording =
  /\b(?:f[u*]ck\w{0,3}|sh[i*]t(?:ty)?|bitch(?:es)?|bastards?|assholes?|cunts?|porn\w{0,6}|nudes|rap(?:e|ist)|suicide|self-harm|genocide|nazis?|terrorists?|kill (?:yourself|all|them)|hate speech|how to (?:make|build) (?:a )?bombs?|racial slurs?|child abuse|hack (?:into|accounts?|passwords?)|steal (?:passwords?|credentials|identit\w{1,4})|bypass (?:safety|content filters?|guardrails?)|jailbreak\w{0,4}|ignore (?:all )?(?:previous|prior) instructions)\b/gi;

export default defineRule({
  id: "description/ai-content",
  severity: "info",
  kinds: ["certified", "independent"],
  language: "en",
  needs: ["swagger", "words"],
  title: "Decent wording in what assistants read",
  why: "Assistants choose actions by their texts and repeat them. Offensive or harmful wording breaks the rules for responsible AI.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission",
  since: "0.1.0",
  *check({ swagger, connector, words }) {
    const isForAssistants = hasAssistantActions(swagger) || connector.file("package") !== undefined;
    if (!isForAssistants) return;
    for (const read of textsOf(swagger)) {
      const found = read.text.match(wording)?.find((word) => !words.accept(word));
      if (found === undefined) continue;
      yield {
        location: wordIn(read, found),
        subject: read.names,
        message: `The ${read.member === "title" ? "title" : "text"} contains the words ${quoted(found)}, which assistants would repeat.`,
        fix: "Say the same in neutral words, following Microsoft's rules for responsible AI.",
      };
    }
  },
});

/** Marked for assistants, as a whole or operation by operation. */
function hasAssistantActions(swagger: Swagger): boolean {
  const nodes = [swagger.root, ...swagger.operations().map(({ node }) => node)];
  return nodes.some(
    ({ value }) => isObject(value) && Object.keys(value).some((key) => key.startsWith("x-ms-openai-")),
  );
}
