import { locationOf, member } from "../../connector/node.ts";
import { selectableParameters } from "../../connector/swagger/selectable.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { setValue } from "../../text/json/json-change.ts";
import { partLabel } from "../../wording/part-label.ts";
import { quoted } from "../../wording/quoted.ts";
import { endsLikeSentence, lastWord, withFullStop } from "../../wording/sentence.ts";

/** Fewer are no sentence, whatever they end with. */
const minWords = 3;

export default defineRule({
  id: "parameter/description-punctuation",
  severity: "info",
  kinds: ["certified", "independent"],
  needs: ["swagger"],
  title: "Descriptions of parameters that end like a sentence",
  why: "The submission rules ask for full sentences in descriptions. A single word needs no full stop.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/connector-string-guidance",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { parameter, subject, label, isHidden } of selectableParameters(swagger)) {
      const node = member(parameter.node, "description");
      const description = parameter.description?.trim() ?? "";
      if (node === undefined || isHidden || parameter.in === "body" || !/\s/.test(description)) continue;
      if (endsLikeSentence(description)) continue;
      if (description.split(/\s+/).length < minWords) {
        yield {
          location: locationOf(node),
          subject,
          message: `The description ${quoted(description)} of ${partLabel(label)} has two words only.`,
          fix: "Say in a full sentence what to enter.",
          cause: "words",
        };
        continue;
      }
      yield {
        location: locationOf(node),
        subject,
        message: `The description of ${partLabel(label)} ends in ${quoted(lastWord(description))}, without a full stop.`,
        fix: "End the description with a full stop.",
        edits: [setValue(node.pointer, withFullStop(description))],
      };
    }
  },
});
