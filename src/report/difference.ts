/** An update as a changelog: for a terminal, to paste, for programs. */
import type { ConnectorDifference } from "../review/difference.ts";
import type { Finding } from "../review/finding/finding.ts";
import { plain } from "../text/escape.ts";
import { makePaint, type Paint } from "../text/paint.ts";
import { counted } from "../wording/counted.ts";
import { codeSpan, escapeSentence, escapeText } from "../wording/escape-markdown.ts";
import { mostSevereFirst } from "./tally.ts";

export type DifferenceFormat = "terminal" | "markdown" | "json";

export interface DifferenceOptions {
  readonly base: string;
  readonly head: string;
  readonly color: boolean;
}

/** Ends with a line end. */
export function differenceReport(
  found: readonly ConnectorDifference[],
  format: DifferenceFormat,
  options: DifferenceOptions,
): string {
  switch (format) {
    case "json":
      return differenceJson(found, options);
    case "markdown":
      return `${found.length === 0 ? nothing : found.map(markdownOf).join("\n\n")}\n`;
    case "terminal": {
      const paint = makePaint(options.color);
      return `${found.length === 0 ? nothing : found.map((one) => terminalOf(one, paint)).join("\n\n")}\n`;
    }
  }
}

const nothing = "No connector is changed.";

function differenceJson(found: readonly ConnectorDifference[], { base, head }: DifferenceOptions): string {
  const connectors = found.map(({ findings, safe, ...one }) => ({
    ...one,
    breaking: lines(findings).map(({ severity, rule, message, fix, line, comparison }) => ({
      severity,
      rule,
      message,
      fix,
      line,
      comparison,
    })),
    safe,
  }));
  return `${JSON.stringify({ version: 1, base, head, connectors }, null, 2)}\n`;
}

/** One line each, the worst first; the headline has the information about the update itself. */
function lines(findings: readonly Finding[]) {
  return mostSevereFirst(findings.filter(({ severity }) => severity !== "info")).flatMap((finding) =>
    finding.occurrences.map(({ message, fix, range, comparison }) => ({
      severity: finding.severity,
      rule: finding.rule,
      message,
      fix,
      line: range?.line ?? null,
      comparison: comparison ?? null,
    })),
  );
}

/** What kind of update it is, in one sentence. */
function verdictOf({
  change,
  findings,
  isMinor,
  isComplete,
  safe,
  renamedFrom,
}: ConnectorDifference): string {
  if (change === "added") return "A new connector.";
  if (change === "removed") return "The connector is removed.";
  const found = lines(findings);
  const errors = found.filter(({ severity }) => severity === "error").length;
  const rest = found.length - errors;
  const parts = [
    ...(renamedFrom === null ? [] : [`Renamed from \`${renamedFrom}\`.`]),
    ...(isComplete ? [] : ["Not everything could be compared: a file cannot be read."]),
    ...(errors > 0
      ? [`${counted(errors, "change that breaks", "changes that break")} flows which run today.`]
      : []),
    ...(rest > 0 ? [`${counted(rest, "change")} to look at.`] : []),
    ...(isMinor ? ["A minor update: texts, contact and looks only."] : []),
    ...(isComplete && found.length === 0 && !isMinor ? ["Nothing that flows can stumble over."] : []),
  ];
  return [...parts, ...(safe.length === 0 ? [] : [`${counted(safe.length, "safe change")}.`])].join(" ");
}

function markdownOf(one: ConnectorDifference): string {
  const found = lines(one.findings);
  const list = (title: string, rows: readonly string[]): readonly string[] =>
    rows.length === 0 ? [] : [`**${title}**\n${rows.map((row) => `- ${row}`).join("\n")}`];
  const row = (each: (typeof found)[number]): string => `${escapeSentence(each.message)}${who(each)}`;
  return [
    `### ${escapeText(one.name)}`,
    escapeSentence(verdictOf(one)),
    ...list("Breaking", found.filter(({ severity }) => severity === "error").map(row)),
    ...list("To look at", found.filter(({ severity }) => severity === "warning").map(row)),
    ...list(
      "Safe",
      one.safe.map(({ operation, text }) =>
        operation === null ? escapeSentence(text) : `${codeSpan(operation)}: ${escapeSentence(text)}`,
      ),
    ),
  ].join("\n\n");
}

function who({ comparison }: ReturnType<typeof lines>[number]): string {
  return comparison === null ? "" : ` Hits ${escapeSentence(comparison.who)}.`;
}

/** A changelog has long lines; the rest of one is in the other formats. */
const maxLineLength = 300;

function terminalOf(one: ConnectorDifference, paint: Paint): string {
  const marks = { error: paint("red", "breaks"), warning: paint("yellow", "look  "), info: "      " };
  return [
    paint("bold", plain(one.folder === "" ? one.name : one.folder)),
    plain(verdictOf(one), maxLineLength),
    ...lines(one.findings).flatMap(({ severity, message, line, comparison }) => [
      `  ${marks[severity]}  ${plain(message, maxLineLength)}`,
      ...(comparison === null
        ? []
        : [
            paint(
              "dim",
              `          ${lineText("base", comparison.beforeLine)}${lineText("head", line)}hits ${plain(comparison.who)}`,
            ),
          ]),
    ]),
    ...one.safe.map(({ operation, text }) => {
      const name = operation === null ? "" : `${plain(operation)}: `;
      return `  ${paint("green", "safe  ")}  ${name}${plain(text, maxLineLength)}`;
    }),
  ].join("\n");
}

function lineText(side: string, line: number | null): string {
  return line === null ? "" : `${side} line ${line}, `;
}
