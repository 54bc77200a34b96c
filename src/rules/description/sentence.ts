import { locationOf, member, stringOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { setValue } from "../../text/json/json-change.ts";
import { quoted } from "../../wording/quoted.ts";
import { endsLikeSentence, lastWord, withFullStop } from "../../wording/sentence.ts";

export default defineRule({
  id: "description/sentence",
  severity: "info",
  kinds: ["certified", "independent"],
  needs: ["swagger"],
  title: "Descriptions that end like a sentence",
  why: "The gallery shows the description as running text; the submission rules ask for full sentences.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission",
  since: "0.1.0",
  *check({ swagger }) {
    const node = member(swagger.info, "description");
    const description = stringOf(node)?.trim();
    if (node === undefined || description === undefined || description === "") return;
    if (endsLikeSentence(description)) return;
    yield {
      location: locationOf(node),
      subject: ["info.description"],
      message: `The description of the connector ends in ${quoted(lastWord(description))}, without a full stop.`,
      fix: "End the description with a full stop.",
      edits: [setValue(node.pointer, withFullStop(description))],
    };
  },
});
