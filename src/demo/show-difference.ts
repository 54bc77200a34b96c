/** What a push changed, drawn for a terminal. */

import type { Style } from "../text/paint.ts";
import { markdownLines } from "./markdown-terminal.ts";
import type { Canvas } from "./show-conversation.ts";
import type { Difference, Snapshot } from "./what-changed.ts";

export function differenceLines(
  before: Snapshot,
  after: Snapshot,
  difference: Difference,
  canvas: Canvas,
): string[] {
  const { paint } = canvas;
  return [
    `${paint("dim", "before")}  ${verdictOf(before)}`,
    `${paint("dim", "now   ")}  ${paint("bold", verdictOf(after))}`,
    "",
    ...group("Fixed", "✓", "green", difference.fixed, canvas),
    ...group("Still there", "●", "red", difference.remaining, canvas),
    ...group("New", "●", "red", difference.added, canvas),
    ...markdownLines(commentsOf(difference), canvas.width, paint),
  ];
}

function verdictOf({ run }: Snapshot): string {
  return `${run.conclusion}: ${run.title ?? ""}`;
}

function group(
  title: string,
  sign: string,
  style: Style,
  findings: readonly string[],
  { paint, width }: Canvas,
): string[] {
  if (findings.length === 0) return [];
  const lines = findings.flatMap((finding) =>
    markdownLines(finding, width - 4, paint).map(
      (line, at) => `  ${at === 0 ? paint(style, sign) : " "} ${line}`,
    ),
  );
  return [paint("bold", `${title}: ${findings.length}`), ...lines, ""];
}

function commentsOf({ foldedComments, newLineComments, editedTexts }: Difference): string {
  const parts = [
    foldedComments === 1
      ? "1 comment on the diff now says that it is fixed, and is folded away"
      : `${foldedComments} comments on the diff now say that they are fixed, and are folded away`,
    newLineComments === 0 ? "none is new" : `${newLineComments} new`,
    ...(editedTexts === 0 ? [] : ["the summary in the conversation was edited in place"]),
  ];
  return `**Comments:** ${parts.join("; ")}.`;
}
