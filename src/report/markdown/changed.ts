/** What a finding says about the merge base: before, now, and whom it hits. */
import type { Finding, Occurrence } from "../../review/finding/finding.ts";
import { codeSpan, escapeSentence } from "../../wording/escape-markdown.ts";
import { comparedOf } from "../compared.ts";
import { isNew } from "../tally.ts";

/** Whether it belongs into the table of breaking changes; information about an update stays with the other findings. */
export function isChange(finding: Finding): boolean {
  return isNew(finding) && finding.severity !== "info" && finding.occurrences[0].comparison !== undefined;
}

/** `Before: number (line 388). Now: removed. Hits every flow that uses the output.`; empty for findings that compare nothing. */
export function changedText(occurrence: Occurrence): string {
  const comparison = comparedOf(occurrence);
  if (comparison === undefined) return "";
  const { before, after, who, beforeLine } = comparison;
  const line = beforeLine === null ? "" : ` (line ${beforeLine} of the base)`;
  return `Before: ${codeSpan(before)}${line}. Now: ${codeSpan(after)}. Hits ${escapeSentence(who)}.`;
}
