import { keyLocationOf, member, stringOf } from "../../connector/node.ts";
import { inputValuesOf } from "../../connector/parameters/body-inputs.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { isBlankToFill } from "../../wording/blank-to-fill.ts";
import { endsLikeSentence } from "../../wording/sentence.ts";
import { outputsMessage, outputsOf } from "./_outputs.ts";

export default defineRule({
  id: "response/property-description",
  severity: "info",
  kinds: ["certified", "independent"],
  needs: ["swagger"],
  title: "Descriptions for the properties of responses",
  why: "The description is all that makers learn of an output before they use it; reference pages print it as a sentence.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/connector-string-guidelines",
  since: "0.1.0",
  *check({ swagger }) {
    const inputs = inputValuesOf(swagger);
    for (const outputs of outputsOf(swagger)) {
      const { operation, properties } = outputs;
      const bare = properties.filter(
        ({ node }) =>
          !isDescribed(stringOf(member(node, "description"))) &&
          // Without any, an input is the business of parameter/body-input-text.
          (!inputs.has(node.value) || (stringOf(member(node, "description")) ?? "").trim() !== ""),
      );
      const [first] = bare;
      if (first === undefined) continue;
      yield {
        location: keyLocationOf(first.node),
        subject: [operation.name],
        message: outputsMessage(bare, outputs, [
          "is not described in a full sentence",
          "are not described in a full sentence",
        ]),
        fix: 'Write one short sentence with a full stop as `"description"`.',
      };
    }
  },
});

/** A placeholder is a finding of its own. */
function isDescribed(description: string | undefined): boolean {
  return description !== undefined && (endsLikeSentence(description) || isBlankToFill(description));
}
