import { locationOf, member, type Node, stringOf } from "../../connector/node.ts";
import { selectableOperations, selectableParameters } from "../../connector/swagger/selectable.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { setValue } from "../../text/json/json-change.ts";
import { partLabel } from "../../wording/part-label.ts";
import { quoted } from "../../wording/quoted.ts";
import { namesIn, sentenceCase, spelledWordsOf, titleCase } from "../../wording/words.ts";
import { isIdentifier } from "./_identifier.ts";

export default defineRule({
  id: "naming/summary-is-identifier",
  severity: "warning",
  kinds: ["certified", "independent"],
  needs: ["swagger", "words"],
  title: "Summaries in words instead of identifiers",
  why: "Makers read summaries as names of actions and fields; an identifier from the service's code is hard to read and cannot be translated.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/connector-string-guidance",
  since: "0.1.0",
  *check({ swagger, words }) {
    const about = stringOf(member(swagger.info, "description"));
    for (const operation of selectableOperations(swagger)) {
      const node = member(operation.node, "summary");
      const { summary } = operation;
      if (node === undefined || summary === undefined || operation.isInternal) continue;
      if (!isIdentifier(summary, operation.id) || words.accept(summary)) continue;
      yield {
        location: locationOf(node),
        subject: [operation.name],
        message: `The summary ${quoted(summary)} of ${quoted(operation.name)} is an identifier.`,
        ...inWords(node, sentenceCase, [operation.description, about]),
      };
    }
    for (const { parameter, subject, label, isHidden } of selectableParameters(swagger)) {
      const node = member(parameter.node, "x-ms-summary");
      const { summary } = parameter;
      if (node === undefined || summary === undefined || isHidden) continue;
      if (!isIdentifier(summary, parameter.name) || words.accept(summary)) continue;
      yield {
        location: locationOf(node),
        subject,
        message: `The label ${quoted(summary)} of ${partLabel(label)} is an identifier.`,
        ...inWords(node, titleCase, [parameter.description, about]),
      };
    }
  },
});

/** @param texts where proper names are looked for, as their author writes them */
function inWords(
  node: Node,
  inCase: (words: readonly string[]) => string,
  texts: readonly (string | undefined)[],
): Pick<Diagnostic, "fix" | "edits"> {
  const names = namesIn(texts.filter((text) => text !== undefined));
  const words = spelledWordsOf(stringOf(node) ?? "", names);
  if (words === undefined) return { fix: "Write it in words." };
  const text = inCase(words);
  return { fix: `Write it in words: ${quoted(text)}.`, edits: [setValue(node.pointer, text)] };
}
