/** One finding at a terminal: the sentence, the location, the lines of the file, the fix. */
import type { Finding, Severity } from "../../review/finding/finding.ts";
import { cellWidth } from "../../text/cell-width.ts";
import { codeFrame, drawFrame } from "../../text/code-frame.ts";
import { plain } from "../../text/escape.ts";
import type { Paint, Style } from "../../text/paint.ts";
import { makeSource } from "../../text/source.ts";
import { comparedOf } from "../compared.ts";
import { repeats } from "../repeats.ts";
import { hasSuggestion } from "../tally.ts";

const width = 100;
const styles: Record<Severity, Style> = { error: "red", warning: "yellow", info: "blue" };
const names: Record<Severity, string> = { error: "error", warning: "warn", info: "info" };
const indent = " ".repeat(9);
const maxSentenceLength = 500;

export function terminalFinding(finding: Finding, folder: string, paint: Paint): string {
  const first = finding.occurrences[0];
  const label = paint(styles[finding.severity], names[finding.severity].padStart(7));
  const lines = [
    `${label}  ${plain(first.message, maxSentenceLength)}${paint("dim", remark(finding))}`,
    indent + spread(locationText(finding, folder), finding.rule, (text) => text, width - indent.length),
    ...frameLines(finding),
    changeLine(finding),
    `${indent}${plain(first.fix, maxSentenceLength)}${hasSuggestion(finding) ? paint("dim", "   fix: connector-review check --fix") : ""}`,
    ...repeats(finding)
      .split("\n")
      .map((line) => (line === "" ? "" : indent + line)),
  ];
  return lines.filter((line) => line !== "").join("\n");
}

/** Two texts at both ends of a line; one space at least between them. */
export function spread(
  left: string,
  right: string,
  paintLeft: (text: string) => string = (text) => text,
  room: number = width,
): string {
  const gap = Math.max(2, room - cellWidth(left) - cellWidth(right));
  return `${paintLeft(left)}${" ".repeat(gap)}${right}`;
}

function changeLine({ occurrences }: Finding): string {
  const comparison = comparedOf(occurrences[0]);
  if (comparison === undefined) return "";
  const { before, after, who, beforeLine } = comparison;
  const line = beforeLine === null ? "" : ` (line ${beforeLine} of the base)`;
  return `${indent}before: ${plain(before)}${line}   now: ${plain(after)}   hits ${plain(who)}`;
}

function remark(finding: Finding): string {
  if (finding.waived !== null)
    return `  waived by ${plain(finding.waived.by)} until ${plain(finding.waived.until)}`;
  if (finding.age === "existing") return "  (was there before)";
  return finding.age === "fixed" ? "  (fixed)" : "";
}

function locationText(finding: Finding, folder: string): string {
  const { range } = finding.occurrences[0];
  if (finding.file === "") return "pull request";
  const isInside = folder !== "" && finding.file.startsWith(`${folder}/`);
  const name = plain(isInside ? finding.file.slice(folder.length + 1) : finding.file);
  return range === null ? name : `${name}:${range.line}:${range.column}`;
}

function frameLines(finding: Finding): readonly string[] {
  const { excerpt } = finding;
  const { range } = finding.occurrences[0];
  if (excerpt === null || range === null) return [];
  const before = excerpt.firstLine - 1;
  if (range.line <= before || range.line > before + excerpt.lines.length) return [];
  const source = makeSource(finding.file, excerpt.lines.join("\n"));
  const inside = {
    ...range,
    line: range.line - before,
    endLine: Math.min(range.endLine - before, excerpt.lines.length),
  };
  const frame = codeFrame(source, inside).map((line) => ({ ...line, number: line.number + before }));
  return drawFrame(frame)
    .split("\n")
    .map((line) => `   ${line}`);
}
