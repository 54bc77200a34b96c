/** A pull request's check run and comments, drawn for a terminal. */

import type { CheckRun, ReviewComment } from "../simulator/state/state.ts";
import { cellWidth } from "../text/cell-width.ts";
import { visible } from "../text/escape.ts";
import type { Paint, Style } from "../text/paint.ts";
import { parseHunks } from "../text/patch/hunks.ts";
import { markdownLines } from "./markdown-terminal.ts";

export interface Canvas {
  /** Cells of a line. */
  readonly width: number;
  readonly paint: Paint;
}

const conclusionStyles: ReadonlyMap<string, Style> = new Map([
  ["success", "green"],
  ["failure", "red"],
  ["action_required", "yellow"],
]);

export function checkRunLines(run: CheckRun, canvas: Canvas): string[] {
  const { paint } = canvas;
  const conclusion = run.conclusion ?? run.status;
  const style = conclusionStyles.get(conclusion) ?? "dim";
  return [
    rule(`Check run “${visible(run.name)}” on ${run.headSha.slice(0, 7)}`, canvas),
    `${paint(["bold", style], conclusion)}  ${paint("bold", visible(run.title ?? ""))}`,
    "",
    ...markdownLines(run.summary ?? "", canvas.width, paint),
    "",
    paint("dim", `${annotationCounts(run)}  ${actionsOf(run)}`.trimEnd()),
  ];
}

function annotationCounts({ annotations }: CheckRun): string {
  const levels = ["failure", "warning", "notice"]
    .map((level) => ({ level, count: annotations.filter((one) => one.level === level).length }))
    .filter(({ count }) => count > 0);
  return `Annotations on the files: ${levels.map(({ level, count }) => `${count} ${level}`).join(", ") || "none"}.`;
}

function actionsOf({ actions }: CheckRun): string {
  return actions.length === 0 ? "" : `Buttons: ${actions.map(({ label }) => visible(label)).join(", ")}.`;
}

/** Lines of the diff that are shown above a comment, as many as GitHub shows at first. */
const shownDiffLines = 4;

export function commentLines(comment: ReviewComment, canvas: Canvas): string[] {
  const { paint, width } = canvas;
  const line = comment.line ?? comment.originalLine;
  const location = line === null ? visible(comment.path) : `${visible(comment.path)}:${line}`;
  return [
    paint("bold", location),
    ...diffLines(comment, canvas),
    ...markdownLines(comment.body, width - 2, paint).map((text) => `  ${text}`.trimEnd()),
  ];
}

function diffLines({ diffHunk, subjectType }: ReviewComment, { paint, width }: Canvas): string[] {
  if (subjectType === "file") return [];
  const lines = parseHunks(diffHunk)
    .flatMap((hunk) => hunk.lines)
    .slice(-shownDiffLines);
  return lines.map(({ sign, newLine, oldLine, text }) => {
    const number = String(newLine ?? oldLine ?? "").padStart(5);
    const shown = cutToWidth(visible(`${sign} ${text.replaceAll("\t", "  ")}`), width - 8);
    return `${paint("dim", `${number} │`)} ${paint(signStyles[sign], shown)}`;
  });
}

const signStyles: Readonly<Record<" " | "+" | "-", readonly Style[]>> = {
  " ": ["dim"],
  "+": ["green"],
  "-": ["red"],
};

function cutToWidth(text: string, width: number): string {
  return cellWidth(text) <= width ? text : `${text.slice(0, width - 1)}…`;
}

/** A heading across the whole width: `── Title ─────`. */
export function rule(title: string, { width, paint }: Canvas): string {
  const rest = Math.max(3, width - cellWidth(title) - 4);
  return `${paint("dim", "──")} ${paint("bold", title)} ${paint("dim", "─".repeat(rest))}`;
}
