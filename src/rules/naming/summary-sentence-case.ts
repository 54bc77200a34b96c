import { member, placeOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule.ts";
import { quoted } from "../../text/quoted.ts";

export default defineRule({
  id: "naming/summary-sentence-case",
  severity: "info",
  needs: ["swagger"],
  title: "Summaries in sentence case",
  why: "Designers show summaries of all connectors in one list; the string guidance asks for sentence case so that they read alike.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/connector-string-guidance",
  since: "0.1.0",
  *check({ swagger }) {
    for (const operation of swagger.operations()) {
      const node = member(operation.node, "summary");
      const { summary } = operation;
      if (node === undefined || summary === undefined || operation.isInternal) continue;
      const words = summary.trim().split(/\s+/);
      if (!isTitleCase(words)) continue;
      yield {
        at: placeOf(node),
        subject: [operation.name],
        message: `The summary ${quoted(summary)} capitalises every word.`,
        fix: `Write ${quoted(inSentenceCase(words))}, with capitals only for names.`,
      };
    }
  },
});

/** Every word of at least three begins with a capital; one ordinary word among them has to be no abbreviation. */
function isTitleCase(words: readonly string[]): boolean {
  return (
    words.length >= 3 &&
    words.every((word) => /^[^\p{L}]*\p{Lu}/u.test(word)) &&
    words.slice(1).some((word) => /^\p{Lu}\p{Ll}{2,}$/u.test(word))
  );
}

/** Abbreviations and mixed spellings (ID, GitHub) stay. */
function inSentenceCase(words: readonly string[]): string {
  return words
    .map((word, index) => (index > 0 && /^\p{Lu}\p{Ll}+$/u.test(word) ? word.toLowerCase() : word))
    .join(" ");
}
