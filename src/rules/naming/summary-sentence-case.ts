import { locationOf, member } from "../../connector/node.ts";
import { selectableOperations } from "../../connector/swagger/selectable.ts";
import { type AcceptedWords, defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "naming/summary-sentence-case",
  severity: "info",
  language: "en",
  needs: ["swagger", "words"],
  title: "Summaries in sentence case",
  why: "Designers show summaries of all connectors in one list; the string guidance asks for sentence case so that they read alike.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/connector-string-guidance",
  since: "0.1.0",
  *check({ swagger, words: names }) {
    for (const operation of selectableOperations(swagger)) {
      // The summary of an MCP operation is the name of a server.
      if (operation.kind === "mcp") continue;
      const node = member(operation.node, "summary");
      const { summary } = operation;
      if (node === undefined || summary === undefined || operation.isInternal) continue;
      const words = summary.trim().split(/\s+/);
      if (!isTitleCase(words, names)) continue;
      yield {
        location: locationOf(node),
        subject: [operation.name],
        message: `The summary ${quoted(summary)} capitalises every word.`,
        fix: `Write ${quoted(inSentenceCase(words, names))}, with capitals only for names.`,
      };
    }
  },
});

/** Every word of at least three begins with a capital; one ordinary word among them has to be no abbreviation. */
function isTitleCase(words: readonly string[], names: AcceptedWords): boolean {
  return (
    words.length >= 3 &&
    words.every((word) => /^[^\p{L}]*\p{Lu}/u.test(word)) &&
    words.slice(1).some((word) => /^\p{Lu}\p{Ll}{2,}$/u.test(word) && !names.accept(word))
  );
}

/** Abbreviations, mixed spellings (ID, GitHub) and accepted names stay; `User's` is a word like `User`. */
function inSentenceCase(words: readonly string[], names: AcceptedWords): string {
  const isOrdinary = (word: string) =>
    /^\p{Lu}\p{Ll}+(?:['’]s?)?$/u.test(word) && !names.accept(word.replace(/['’]s?$/, ""));
  return words.map((word, index) => (index > 0 && isOrdinary(word) ? word.toLowerCase() : word)).join(" ");
}
