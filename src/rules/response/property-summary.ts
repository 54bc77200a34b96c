import { keyLocationOf, member, type Node, stringOf } from "../../connector/node.ts";
import { inputValuesOf } from "../../connector/parameters/body-inputs.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { wordsOf } from "../../text/identifier-words.ts";
import { setMember } from "../../text/json/json-change.ts";
import { quoted } from "../../wording/quoted.ts";
import { sameText } from "../../wording/same-text.ts";
import { titleCase } from "../../wording/words.ts";
import { outputsMessage, outputsOf } from "./_outputs.ts";

/** More at once would be nothing anybody reads. */
const maxEdited = 50;

export default defineRule({
  id: "response/property-summary",
  severity: "info",
  kinds: ["certified", "independent"],
  needs: ["swagger"],
  covers: ["response/property-description"],
  title: "Labels for the properties of responses",
  why: "Makers choose outputs by these labels; without one they see the name that the service uses inside.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/connector-string-guidelines",
  since: "0.1.0",
  *check({ swagger }) {
    const inputs = inputValuesOf(swagger);
    for (const outputs of outputsOf(swagger)) {
      const { operation, properties } = outputs;
      const bare = properties.filter(
        ({ node }) =>
          member(node, "x-ms-summary") === undefined &&
          member(node, "title") === undefined &&
          // What is an input, too, is the business of parameter/body-input-text.
          !inputs.has(node.value),
      );
      const [first] = bare;
      if (first === undefined) continue;
      const areDescribed = bare.some(({ node }) => stringOf(member(node, "description")) !== undefined);
      const [missing, fix] = areDescribed
        ? ["label", "."]
        : ["label and no description", ', and a `"description"`.'];
      const labels = bare.map(({ name, node }) => ({ node, label: titleCase(wordsOf(name)) }));
      yield {
        location: keyLocationOf(first.node),
        subject: [operation.name],
        message: outputsMessage(bare, outputs, [`has no ${missing}`, `have no ${missing}`]),
        fix: `Add \`"x-ms-summary"\` with a short label such as ${quoted(labels[0]?.label ?? "")}${fix}`,
        ...(bare.length <= maxEdited && labels.every(isNewText)
          ? {
              edits: labels.map(({ node, label }) => setMember(node.pointer, "x-ms-summary", label, "type")),
            }
          : {}),
      };
    }
  },
});

/** A label that repeats the description would be the next finding. */
function isNewText({ node, label }: { readonly node: Node; readonly label: string }): boolean {
  return label !== "" && !sameText(label, stringOf(member(node, "description"))?.trim() ?? "");
}
