/** A plan for people: what would be written to GitHub, in order. */

import { counted } from "../../wording/counted.ts";
import { codeSpan, escapeSentence, escapeText, fencedText } from "../../wording/escape-markdown.ts";
import type { Action, CommentEdit, LineComment, Placement, Plan } from "./plan.ts";

/** Ends with a line end. */
export function planMarkdown(plan: Plan): string {
  const parts = [
    `# Plan for ${codeSpan(plan.head.slice(0, 7))}: ${counted(plan.actions.length, "action")}`,
    ...plan.actions.map((action, index) => `## ${index + 1}. ${actionMarkdown(action)}`),
    placementsMarkdown(plan.placements),
  ];
  return `${parts.join("\n\n")}\n`;
}

function actionMarkdown(action: Action): string {
  switch (action.kind) {
    case "create-review":
      return [
        `Create a review with ${counted(action.comments.length, "line comment")}`,
        quoted(action.body),
        ...action.comments.map(lineCommentMarkdown),
      ].join("\n\n");
    case "create-file-comment":
      return `Comment on the file ${codeSpan(action.path)}\n\n${quoted(action.body)}`;
    case "create-comment":
      return `Comment on the pull request\n\n${quoted(action.body)}`;
    case "edit-comment":
      return `Edit comment ${action.id}, if it is still ${action.bodyHash}\n\n${quoted(action.body)}`;
    case "edit-comments":
      return [
        `Edit ${counted(action.edits.length, "comment")} at once`,
        ...action.edits.map(commentEditMarkdown),
      ].join("\n\n");
    case "set-labels":
      return `Set labels: add ${action.add.map(codeSpan).join(", ") || "none"}, remove ${action.remove.map(codeSpan).join(", ") || "none"}`;
    case "complete-check-run":
      return checkRunMarkdown(action);
    default:
      return action satisfies never;
  }
}

function commentEditMarkdown({ on, id, bodyHash, body, isMinimised }: CommentEdit): string {
  const name = { review: "Review comment", "review-body": "Text of review", conversation: "Comment" }[on];
  const fold = isMinimised ? ", and fold it away" : "";
  return `### ${name} ${id}, if it is still ${bodyHash}${fold}\n\n${quoted(body)}`;
}

function lineCommentMarkdown({ path, startLine, line, body }: LineComment): string {
  const lines = startLine === undefined ? `line ${line}` : `lines ${startLine}–${line}`;
  return `### ${codeSpan(path)}, ${lines}\n\n${quoted(body)}`;
}

function checkRunMarkdown(action: Extract<Action, { kind: "complete-check-run" }>): string {
  const annotations = action.annotations.map(
    ({ path, startLine, level, title }) =>
      `- ${level} ${codeSpan(`${path}:${startLine}`)} ${escapeSentence(title)}`,
  );
  return [
    `Complete the check run: ${action.conclusion}, ${counted(annotations.length, "annotation")}`,
    `Title: ${escapeText(action.output.title)}`,
    quoted(action.output.summary),
    annotations.join("\n"),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function placementsMarkdown(placements: readonly Placement[]): string {
  const counts = new Map<string, number>();
  for (const { where } of placements) counts.set(where, (counts.get(where) ?? 0) + 1);
  const kinds = [...counts].map(([where, count]) => `${where} ${count}`);
  return `## Findings: ${[`${placements.length} in all`, ...kinds].join(" · ")}`;
}

/** Byte by byte what would be sent, as text. */
function quoted(body: string): string {
  return fencedText("markdown", body.split("\n"));
}
