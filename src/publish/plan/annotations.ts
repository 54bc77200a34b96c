/** A finding as an annotation of the check run. */
import { annotationText } from "../../report/annotation.ts";
import type { Finding } from "../../review/finding/finding.ts";
import type { LineRange } from "../../text/location.ts";
import { maxCommentedLines } from "./limits.ts";
import type { Annotation } from "./plan.ts";

const levels = { error: "failure", warning: "warning", info: "notice" } as const;

/** Undefined without a line: GitHub refuses the whole request then. */
export function planAnnotation(finding: Finding): Annotation | undefined {
  const { range } = finding.occurrences[0];
  if (range === null) return undefined;
  return {
    path: finding.file,
    ...linesOf(range),
    // An existing finding must not look like the reason of a failure.
    level: finding.age === "existing" ? "notice" : levels[finding.severity],
    ...annotationText(finding),
  };
}

/** GitHub accepts columns only on a single line, and shows a long annotation at its last line. */
function linesOf(range: LineRange): Pick<Annotation, "startLine" | "endLine" | "startColumn" | "endColumn"> {
  const { line, column, endColumn } = range;
  const isLong = range.endLine - line >= maxCommentedLines;
  const endLine = isLong ? line : range.endLine;
  if (range.endLine !== line || endColumn <= column) return { startLine: line, endLine };
  // Ours end before endColumn, GitHub's on it.
  return { startLine: line, endLine, startColumn: column, endColumn: endColumn - 1 };
}
