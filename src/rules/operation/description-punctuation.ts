import { locationOf, member } from "../../connector/node.ts";
import { selectableOperations } from "../../connector/swagger/selectable.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { setValue } from "../../text/json/json-change.ts";
import { quoted } from "../../wording/quoted.ts";
import { endsLikeSentence, lastWord, withFullStop } from "../../wording/sentence.ts";

export default defineRule({
  id: "operation/description-punctuation",
  severity: "info",
  kinds: ["certified", "independent"],
  needs: ["swagger"],
  covers: ["operation/description-short"],
  title: "Descriptions of operations that end like a sentence",
  why: "The submission rules ask for full sentences in descriptions of operations. A single word needs no full stop.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/connector-string-guidance",
  since: "0.1.0",
  *check({ swagger }) {
    for (const operation of selectableOperations(swagger)) {
      const node = member(operation.node, "description");
      // A deprecated operation says so at the very end.
      const description = (operation.description ?? "").trim();
      if (node === undefined || operation.isInternal || !/\s/.test(description)) continue;
      if (endsLikeSentence(description) || /\(deprecated\)$/i.test(description)) continue;
      yield {
        location: locationOf(node),
        subject: [operation.name],
        message: `The description of ${quoted(operation.name)} ends in ${quoted(lastWord(description))}, without a full stop.`,
        fix: "End the description with a full stop.",
        edits: [setValue(node.pointer, withFullStop(description))],
      };
    }
  },
});
