/** One connector as a heading and a table: what is new and what the change touches. */
import type { Change, ConnectorReview, Finding, Review } from "../../review/finding/finding.ts";
import { severityRank } from "../../review/finding/severity.ts";
import { codeCell, codeSpan, escapeSentence, escapeText, ownLink } from "../../wording/escape-markdown.ts";
import { disputedParts } from "../disputed.ts";
import { hasSuggestion, isNew, isTouchedExisting, mostSevereFirst } from "../tally.ts";
import { isChange } from "./changed.ts";
import { lineUrl } from "./line-url.ts";
import type { ReportSection, Row } from "./render-within.ts";

const signs = { error: "●", warning: "▲", info: "○" } as const;
const nouns = { error: "error", warning: "warning", info: "suggestion" } as const;
const changeWords: Record<Change, string> = {
  added: "new",
  changed: "updated",
  removed: "removed",
  none: "unchanged",
};

/** @param filesUrl address of the head's files; undefined: locations are no links */
export function connectorSection(connector: ConnectorReview, filesUrl: string | undefined): ReportSection {
  const shown = mostSevereFirst(
    connector.findings.filter(
      (finding) => (isNew(finding) && !isChange(finding)) || isTouchedExisting(finding),
    ),
  );
  const rows = shown.map((finding): Row => {
    const isOld = finding.age === "existing";
    return {
      rank: severityRank(finding.severity) * 2 + (isOld ? 7 : hasLocation(finding) ? 1 : 0),
      noun: isOld ? "existing problem" : nouns[finding.severity],
      text: findingRow(finding, connector.folder, filesUrl),
    };
  });
  return { before: `${heading(connector)}\n\n| | where | what |\n|---|---|---|\n`, rows, after: "" };
}

/** Findings about the pull request itself are a list: they have no location in a file. */
export function pullRequestSection(review: Review): ReportSection {
  const shown = mostSevereFirst(review.pullRequestFindings.filter(isNew));
  const rows = shown.map((finding): Row => {
    const { message, fix } = finding.occurrences[0];
    const what = `${escapeSentence(message)} ${escapeSentence(fix)}${extras(finding)}`;
    const text = [what, finding.rule, ...disputedParts(finding)].join(" · ");
    return {
      rank: severityRank(finding.severity) * 2,
      noun: nouns[finding.severity],
      text: `- ${signs[finding.severity]} ${nouns[finding.severity]}: ${text}`,
    };
  });
  return { before: "### Pull request\n\n", rows, after: "" };
}

function heading(connector: ConnectorReview): string {
  const kind = connector.isKindAssumed === true ? `${connector.kind} (assumed)` : connector.kind;
  const parts = [escapeText(connector.name), kind, changeWords[connector.change]];
  const from = connector.renamedFrom === null ? "" : `\n\nRenamed from ${codeSpan(connector.renamedFrom)}.`;
  return `### ${parts.join(" · ")}${from}`;
}

function hasLocation(finding: Finding): boolean {
  return finding.occurrences[0].range !== null;
}

function findingRow(finding: Finding, folder: string, filesUrl: string | undefined): string {
  const first = finding.occurrences[0];
  const what = [
    `${escapeSentence(first.message, codeCell)} ${escapeSentence(first.fix, codeCell)}${extras(finding)}`,
    ...(finding.age === "existing" ? ["was there before"] : []),
    finding.rule,
    ...finding.official.slice(0, 3),
    ...finding.policy.slice(0, 3),
    ...disputedParts(finding),
  ];
  const where = `${locationText(finding, folder, filesUrl)}${more(finding.occurrences.length)}`;
  return `| ${signs[finding.severity]} ${nouns[finding.severity]} | ${where} | ${what.join(" · ")} |`;
}

function extras(finding: Finding): string {
  const why = finding.docs === "" ? "" : ` ${ownLink("why", finding.docs)}`;
  const isReady = hasSuggestion(finding);
  return `${why}${isReady ? " · fix ready" : ""}`;
}

function more(count: number): string {
  return count > 1 ? ` and ${count - 1} more` : "";
}

/** `apiDefinition.swagger.json:212`, below the connector's folder, linked to the line. */
function locationText(finding: Finding, folder: string, filesUrl: string | undefined): string {
  const line = finding.occurrences[0].range?.line;
  const inFolder = folder !== "" && finding.file.startsWith(`${folder}/`);
  const name = inFolder ? finding.file.slice(folder.length + 1) : finding.file;
  const text = codeCell(line === undefined ? name : `${name}:${line}`);
  if (line === undefined) return text;
  return ownLink(text, lineUrl(filesUrl, finding.file, line));
}
