/** A finding as a comment on a line or a file: what, how to fix, the ready fix, and small print. */
import type { Finding, Occurrence, Suggestion } from "../review/finding.ts";
import { bytesOf } from "./bytes.ts";
import { escapeSentence, escapeText, fencedBlock, ownLink } from "./escape-markdown.ts";
import { repeats } from "./repeats.ts";

/** A longer ready fix is no longer one click that anybody reads; in bytes. */
const maxSuggestionBytes = 20_000;

/** @param shown the occurrence the comment stands at @param suggestion what one click does; null where none can stand */
export function commentMarkdown(finding: Finding, shown: Occurrence, suggestion: Suggestion | null): string {
  const fits = suggestion !== null && bytesOf(suggestion.lines.join("\n")) <= maxSuggestionBytes;
  const parts = [
    `**${escapeSentence(shown.message)}**`,
    escapeSentence(shown.fix),
    fits ? fencedBlock("suggestion", suggestion.lines) : "",
    repeats(finding, shown),
    `<sub>${smallPrint(finding)}</sub>`,
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

function smallPrint(finding: Finding): string {
  const codes = [finding.severity, finding.rule, ...finding.official, ...finding.policy].map(escapeText);
  return [...codes, ...(finding.docs === "" ? [] : [ownLink("why", finding.docs)])].join(" · ");
}
