/** What a reader may want to unfold: fixed, waived, already there before, not checked. */
import type { Finding, Review, UncheckedReason } from "../../review/finding/finding.ts";
import { counted } from "../../wording/counted.ts";
import { codeSpan, escapeSentence, escapeText } from "../../wording/escape-markdown.ts";
import { notNeededSentences } from "../not-needed.ts";
import { allFindings, gapsIn, tallyOfReview, uncheckedGroups } from "../tally.ts";
import type { ReportSection, Row } from "./render-within.ts";

export const reasonWords: Record<UncheckedReason, string> = {
  "file-absent": "no such file",
  "file-unreadable": "the file cannot be read",
  "too-large": "the file is too large",
  "rule-crashed": "the rule failed; this is a mistake of the reviewer",
  timeout: "it took too long",
  "no-index": "the other connectors of the repository are not known",
  "other-language": "the settings say that texts are in another language",
};

/** Rules named of a group; the others are counted. */
const maxNamedRules = 5;
const ranks = { unchecked: 6, waived: 8, fixed: 20, existing: 21, outside: 22, notNeeded: 23 } as const;

export function detailSections(review: Review): readonly ReportSection[] {
  const tally = tallyOfReview(review);
  const findings = allFindings(review);
  const waived = findings.filter((finding) => finding.waived !== null && finding.age !== "fixed");
  const fixed = findings.filter((finding) => finding.age === "fixed");
  const untouched = findings.filter(
    (finding) => finding.age === "existing" && finding.waived === null && !finding.isTouched,
  );
  return [
    fold(`Not checked: ${tally.unchecked}`, uncheckedRows(review)),
    fold(`Waived: ${waived.length}`, waived.map(waivedRow)),
    fold(
      `Fixed here: ${fixed.length}`,
      fixed.map((finding) => findingRow(finding, "fixed", "fixed finding")),
    ),
    fold(
      `Already there before, elsewhere: ${untouched.length}`,
      untouched.map((finding) => findingRow(finding, "existing", "existing problem")),
    ),
    fold(`Files outside any connector: ${review.outside.length}`, review.outside.map(outsideRow)),
    { before: "", rows: notNeededRows(review), after: "" },
  ].filter((section) => section.rows.length > 0);
}

function fold(title: string, rows: readonly Row[]): ReportSection {
  return { before: `<details><summary>${title}</summary>\n\n`, rows, after: "\n\n</details>" };
}

function uncheckedRows(review: Review): Row[] {
  return review.connectors.flatMap((connector) =>
    uncheckedGroups(gapsIn(connector)).map(({ because, detail, rules }): Row => {
      const named = rules.slice(0, maxNamedRules).join(", ");
      const others = rules.length > maxNamedRules ? ` and ${rules.length - maxNamedRules} more` : "";
      const why = detail === "" ? reasonWords[because] : escapeText(detail);
      const text = `- ${escapeText(connector.name)}: ${counted(rules.length, "rule")}, ${why} (${named}${others})`;
      return { rank: ranks.unchecked, noun: "unchecked group", text };
    }),
  );
}

function notNeededRows(review: Review): Row[] {
  const sentences = notNeededSentences(review, { words: escapeText, code: codeSpan });
  return [
    { rank: ranks.notNeeded, noun: "note on rules that were not needed", text: sentences.join(" ") },
  ].filter(({ text }) => text !== "");
}

function waivedRow(finding: Finding): Row {
  const { waived } = finding;
  const who =
    waived === null
      ? ""
      : ` · waived by ${escapeText(waived.by)} until ${escapeText(waived.until)}: ${escapeText(waived.because)}`;
  return { rank: ranks.waived, noun: "waived finding", text: `- ${oneLine(finding)}${who}` };
}

function findingRow(finding: Finding, kind: "fixed" | "existing", noun: string): Row {
  return { rank: ranks[kind], noun, text: `- ${oneLine(finding)}` };
}

function outsideRow(path: string): Row {
  return { rank: ranks.outside, noun: "outside file", text: `- ${codeSpan(path)}` };
}

function oneLine(finding: Finding): string {
  const first = finding.occurrences[0];
  const line = first.range === null || finding.age === "fixed" ? "" : `:${first.range.line}`;
  const more = finding.occurrences.length > 1 ? ` (${finding.occurrences.length} times)` : "";
  return `${escapeSentence(first.message)}${more} ${codeSpan(`${finding.file}${line}`)} · ${finding.rule}`;
}
