/** Draws a finding as text, the way cases record it and pages of rules show it. */
import type { Finding, Occurrence } from "../../src/review/finding/finding.ts";
import { codeFrame, drawFrame } from "../../src/text/code-frame.ts";
import { makeSource, type Source } from "../../src/text/source.ts";

/** @param source the text of the finding's file; undefined for an image or an absent file */
export function drawFinding(finding: Finding, folder: string, source: string | undefined): string {
  return finding.occurrences
    .map((occurrence) => {
      const path =
        folder !== "" && finding.file.startsWith(`${folder}/`)
          ? finding.file.slice(folder.length + 1)
          : finding.file;
      const at =
        occurrence.range === null ? path : `${path}:${occurrence.range.line}:${occurrence.range.column}`;
      const lines = [`${finding.severity}  ${finding.rule}  ${at}`];
      if (occurrence.range !== null && source !== undefined) {
        lines.push(
          drawFrame(codeFrame(shownSource(finding, source), occurrence.range, { context: 1, maxWidth: 100 })),
        );
      }
      lines.push(occurrence.message, ...changeLines(occurrence), `Fix: ${occurrence.fix}`);
      return `${lines.join("\n")}\n`;
    })
    .join("\n");
}

/** For rules that compare: a row of the table of breaking changes, with the line on the merge base. */
function changeLines({ comparison }: Occurrence): readonly string[] {
  if (comparison === undefined) return [];
  const { operation, what, before, after, who, beforeLine } = comparison;
  const line = beforeLine === null ? "" : ` (line ${beforeLine})`;
  return [`${operation === null ? "" : `${operation}: `}${what}: ${before}${line} → ${after}; hits ${who}`];
}

/** The text as the finding shows it: its excerpt hides secrets. */
function shownSource({ file, excerpt }: Finding, text: string): Source {
  const lines = text.split("\n");
  if (excerpt !== null) lines.splice(excerpt.firstLine - 1, excerpt.lines.length, ...excerpt.lines);
  return makeSource(file, lines.join("\n"));
}
