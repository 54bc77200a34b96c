import { textsOf } from "../../connector/swagger/texts.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { called, eachOnce, sight } from "./_diagnostics.ts";

/** After these words something has to come; prepositions end good sentences ("the list it belongs to"). */
const openEnd = /(?:^|\s)(?<end>and|or|the|an|but|because|whose|including|such as|e\.g\.|i\.e\.)[.,;:]?$/;
const trailing = /(?<!etc)(?<!\betc\.)(?<end>(?<![.\d])\.{3}|…|,|\s[-–—])$/;

export default defineRule({
  id: "english/incomplete",
  severity: "info",
  kinds: ["certified", "independent"],
  language: "en",
  needs: ["swagger"],
  title: "Descriptions that end where the sentence ends",
  why: "A description that breaks off leaves makers guessing; often it was cut by a tool on its way into the definition.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/connector-string-guidance",
  since: "0.1.0",
  *check({ swagger }) {
    for (const one of textsOf(swagger)) {
      if (one.kind !== "prose") continue;
      const text = one.text.trim();
      if (text.split(/\s+/, 3).length < 3) continue;
      const end = (openEnd.exec(text) ?? trailing.exec(text))?.groups?.["end"];
      if (end === undefined) continue;
      yield* eachOnce([
        sight(one, {
          ...(end === ","
            ? {
                message: `${called(one)} ends with a comma.`,
                fix: "Complete the sentence, or end it with a full stop.",
              }
            : {
                message: `${called(one)} breaks off with ${quoted(end.trim())}.`,
                fix: "Complete the sentence.",
              }),
        }),
      ]);
    }
  },
});
