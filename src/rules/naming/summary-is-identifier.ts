import { member, placeOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule.ts";
import { setValue } from "../../text/json-change.ts";
import { quoted } from "../../text/quoted.ts";
import { sentenceCase, titleCase, wordsOf } from "../../text/words.ts";
import { writtenParameters } from "../parameter/_written.ts";
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
    for (const operation of swagger.operations()) {
      const node = member(operation.node, "summary");
      const { summary } = operation;
      if (node === undefined || summary === undefined || operation.isInternal) continue;
      if (!isIdentifier(summary, operation.id) || words.accept(summary)) continue;
      yield {
        at: placeOf(node),
        subject: [operation.name],
        message: `The summary ${quoted(summary)} of ${quoted(operation.name)} is an identifier.`,
        fix: `Write it in words: ${quoted(sentenceCase(wordsOf(summary)))}.`,
        repair: [setValue(node.pointer, sentenceCase(wordsOf(summary)))],
      };
    }
    for (const { parameter, subject, label, isHidden } of writtenParameters(swagger)) {
      const node = member(parameter.node, "x-ms-summary");
      const { summary } = parameter;
      if (node === undefined || summary === undefined || isHidden) continue;
      if (!isIdentifier(summary, parameter.name) || words.accept(summary)) continue;
      yield {
        at: placeOf(node),
        subject,
        message: `The label ${quoted(summary)} of ${label} is an identifier.`,
        fix: `Write it in words: ${quoted(titleCase(wordsOf(summary)))}.`,
        repair: [setValue(node.pointer, titleCase(wordsOf(summary)))],
      };
    }
  },
});
