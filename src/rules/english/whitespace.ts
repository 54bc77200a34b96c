import { type ReadText, textsOf } from "../../connector/swagger/texts.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { called, eachOnce, sight } from "./_diagnostics.ts";

export default defineRule({
  id: "english/whitespace",
  severity: "info",
  needs: ["swagger"],
  title: "Texts without odd white space",
  why: "Designers show texts as they are: blanks at the ends, tabs and line breaks look like mistakes, and searches do not find across them.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/connector-string-guidance",
  since: "0.1.0",
  *check({ swagger }) {
    // Titles have rules of their own, descriptions of responses are hardly shown.
    const texts = textsOf(swagger).filter(({ kind }) => kind !== "title" && kind !== "response");
    const odd = texts.filter(
      (one) => one.text.trim() !== "" && oddityOf(one.text) !== undefined && !isEndOfSummary(one),
    );
    yield* eachOnce(
      odd.map((one) =>
        sight(one, {
          message: `${called(one)} ${oddityOf(one.text)}.`,
          fix: fixFor(one.text),
          fixed: normal(one.text),
        }),
      ),
    );
  },
});

/** Longer texts are cut in a message: the part in question would not be visible. */
const maxShown = 60;

function fixFor(text: string): string {
  if (normal(text).length <= maxShown) return `Write ${quoted(normal(text))}.`;
  if (normal(text) === text.trim()) return "Remove the white space at its ends.";
  return "Write one blank in its place, and none at the ends.";
}

function normal(text: string): string {
  return text.trim().replace(/\s+/g, " ");
}

/** How a summary ends is the business of title/not-end-alphanumeric. */
function isEndOfSummary({ kind, text }: ReadText): boolean {
  return kind === "summary" && oddityOf(text.trimEnd()) === undefined;
}

function oddityOf(text: string): string | undefined {
  if (/^\s/.test(text)) return "begins with a blank";
  if (/\s$/.test(text)) return "ends with a blank";
  if (/[\r\n]/.test(text)) return "has line breaks";
  if (text.includes("\t")) return "has tabs";
  return text.includes("  ") ? "has several blanks in a row" : undefined;
}
