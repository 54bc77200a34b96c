/** A finding as a comment on a line or a file: what, why, how to fix, the ready fix, and small print. */
import type { Finding, Occurrence, Suggestion } from "../../review/finding/finding.ts";
import { escapeSentence, escapeText, fencedBlock, ownLink } from "../../wording/escape-markdown.ts";
import { bytesOf } from "../bytes.ts";
import { everyLocation, repeats } from "../repeats.ts";
import { changedText } from "./changed.ts";

/** A longer ready fix is no longer one click that anybody reads; in bytes. */
const maxSuggestionBytes = 20_000;

/** @param suggestion what one click does; null when it cannot stand on exactly the comment's lines */
export function lineCommentMarkdown(
  finding: Finding,
  shown: Occurrence,
  suggestion: Suggestion | null,
): string {
  const fits = suggestion !== null && bytesOf(suggestion.lines.join("\n")) <= maxSuggestionBytes;
  const ready = fits ? fencedBlock("suggestion", suggestion.lines) : "";
  return commentMarkdown(finding, shown, [ready, repeats(finding, shown, (text) => escapeSentence(text))]);
}

/** The same for a comment on the whole file: it names its lines. */
export function fileCommentMarkdown(finding: Finding): string {
  return commentMarkdown(finding, finding.occurrences[0], [
    everyLocation(finding, (text) => escapeSentence(text)),
  ]);
}

function commentMarkdown(finding: Finding, shown: Occurrence, middle: readonly string[]): string {
  const parts = [
    `**${escapeSentence(shown.message)}**`,
    changedText(shown),
    `${escapeSentence(finding.why)}\n${escapeSentence(shown.fix)}`,
    ...middle,
    `<sub>${smallPrint(finding)}</sub>`,
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

function smallPrint(finding: Finding): string {
  const codes = [finding.severity, finding.rule, ...finding.official, ...finding.policy].map(escapeText);
  return [...codes, ...(finding.docs === "" ? [] : [ownLink("more", finding.docs)])].join(" · ");
}
