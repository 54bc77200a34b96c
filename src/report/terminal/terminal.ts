/** The review for a person at a terminal. Nothing of the files under review can steer the terminal. */
import type { ConnectorReview, Finding, Review, Severity } from "../../review/finding/finding.ts";
import { severities, severityRank } from "../../review/finding/severity.ts";
import { plain } from "../../text/escape.ts";
import { makePaint, type Paint } from "../../text/paint.ts";
import { counted, seconds } from "../../wording/counted.ts";
import { assumedKindNote } from "../assumed-kind.ts";
import { headlineOf, incompleteReasons } from "../headline.ts";
import { reasonWords } from "../markdown/details.ts";
import { notNeededSentences } from "../not-needed.ts";
import {
  allFindings,
  gapsIn,
  hasSuggestion,
  isNew,
  isTouchedExisting,
  mostSevereFirst,
  tallyOf,
  tallyOfReview,
  uncheckedGroups,
} from "../tally.ts";
import { spread, terminalFinding } from "./finding.ts";

export interface TerminalOptions {
  readonly color: boolean;
  /** Shows fixed and waived findings, and existing ones that the change does not touch, as well. */
  readonly all: boolean;
  /** Findings below are counted, not shown. */
  readonly minSeverity: Severity;
  /** Milliseconds. */
  readonly tookMs: number;
}

/** Ends with a line end. */
export function reviewTerminal(review: Review, options: TerminalOptions): string {
  const paint = makePaint(options.color);
  const blocks = review.connectors.map((connector) => connectorBlock(connector, options, paint));
  const pullRequest = pullRequestBlock(review, options, paint);
  return `${[...blocks, pullRequest, footer(review, options, paint)].filter((block) => block !== "").join("\n\n")}\n`;
}

function connectorBlock(connector: ConnectorReview, options: TerminalOptions, paint: Paint): string {
  const shown = mostSevereFirst(connector.findings.filter((finding) => isShown(finding, options)));
  const unchecked = uncheckedLines(connector, paint);
  if (shown.length === 0 && unchecked === "") return "";
  const name = plain(connector.folder === "" ? connector.name : connector.folder);
  const header = spread(name, severityCounts(connector), (text) => paint("bold", text));
  const findings = shown.map((finding) => terminalFinding(finding, connector.folder, paint));
  return [header, ...findings, unchecked].filter((part) => part !== "").join("\n\n");
}

function pullRequestBlock({ pullRequestFindings }: Review, options: TerminalOptions, paint: Paint): string {
  const shown = mostSevereFirst(pullRequestFindings.filter((finding) => isShown(finding, options)));
  if (shown.length === 0) return "";
  const findings = shown.map((finding) => terminalFinding(finding, "", paint));
  return [paint("bold", "The change as a whole"), ...findings].join("\n\n");
}

function isShown(finding: Finding, options: TerminalOptions): boolean {
  if (severityRank(finding.severity) > severityRank(options.minSeverity)) return false;
  return options.all || isNew(finding) || isTouchedExisting(finding);
}

function severityCounts(connector: ConnectorReview): string {
  const { error, warning, info } = tallyOf([connector]);
  const parts = [
    error > 0 ? counted(error, "error") : "",
    warning > 0 ? counted(warning, "warning") : "",
    info > 0 ? counted(info, "suggestion") : "",
  ];
  return parts.filter((part) => part !== "").join("  ") || "nothing new";
}

function uncheckedLines(connector: ConnectorReview, paint: Paint): string {
  const lines = uncheckedGroups(gapsIn(connector)).map(({ because, detail, rules }) => {
    const why = detail === "" ? reasonWords[because] : plain(detail);
    return paint("dim", `  not checked: ${counted(rules.length, "rule")}, ${why}`);
  });
  return lines.join("\n");
}

function footer(review: Review, options: TerminalOptions, paint: Paint): string {
  const tally = tallyOfReview(review);
  const style = review.verdict === "pass" ? "green" : review.verdict === "fail" ? "red" : "yellow";
  const isQuiet = review.verdict === "pass" && review.connectors.length > 0;
  const gaps = incompleteReasons(review).map((reason) => `  ${plain(reason, 500)}`);
  const parts = [
    counted(review.connectors.length, "connector"),
    ...severities.map((severity) => countWithFixes(review, severity, tally[severity])),
    isQuiet && tally.error + tally.warning + tally.info === 0 ? "nothing new" : "",
    tally.fixed > 0 ? `${tally.fixed} fixed` : "",
    tally.waived > 0 ? `${tally.waived} waived` : "",
    hiddenCount(review, options),
    counted(tally.rules, "rule"),
    tally.unchecked > 0 ? `${tally.unchecked} not checked` : "",
  ];
  const quiet = notNeededSentences(review, { words: plain, code: plain }).map((one) => paint("dim", one));
  const assumed = [assumedKindNote(review) ?? []].flat().map((one) => paint("yellow", one));
  const totals = parts.filter((part) => part !== "").join(" · ");
  return [
    paint(style, headlineOf(review)),
    ...gaps,
    ...assumed,
    ...quiet,
    spread(totals, seconds(options.tookMs)),
  ].join("\n");
}

/** `2 errors (1 fixable)`. */
function countWithFixes(review: Review, severity: Severity, count: number): string {
  if (count === 0) return "";
  const fixable = allFindings(review).filter(
    (finding) => isNew(finding) && finding.severity === severity && hasSuggestion(finding),
  ).length;
  const what = counted(count, severity === "info" ? "suggestion" : severity);
  return fixable > 0 ? `${what} (${fixable} fixable)` : what;
}

function hiddenCount(review: Review, options: TerminalOptions): string {
  const findings = allFindings(review);
  const existing = findings.filter(
    (finding) => finding.age === "existing" && finding.waived === null && !isShown(finding, options),
  ).length;
  return existing > 0 ? `${existing} existing not shown (--all)` : "";
}
