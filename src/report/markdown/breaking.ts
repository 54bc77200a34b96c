/** What flows that run today can notice, as a table: operation, change, before, after, who. */

import type { ConnectorReview, Finding } from "../../review/finding/finding.ts";
import { severityRank } from "../../review/finding/severity.ts";
import { codeCell, escapeSentence, escapeText, ownLink } from "../../wording/escape-markdown.ts";
import { comparedOf } from "../compared.ts";
import { disputedParts } from "../disputed.ts";
import { mostSevereFirst } from "../tally.ts";
import { isChange } from "./changed.ts";
import { lineUrl } from "./line-url.ts";
import type { ReportSection, Row } from "./render-within.ts";

/** Longer tables are folded. */
const maxOpenRows = 10;
/** Named of a finding with many; the others are counted. */
const maxNamed = 5;

const signs = { error: "●", warning: "▲", info: "○" } as const;

const howToAvoid =
  "The way out: leave a published operation as it was and mark it deprecated; what changes goes into its successor, `Name_V2`, in the same family with the next revision. A connection gets a parameter set of its own.";

/** Of one connector; without rows when nothing of the kind was found. @param filesUrl address of the head's files */
export function breakingSection(connector: ConnectorReview, filesUrl: string | undefined): ReportSection {
  const found = mostSevereFirst(connector.findings.filter(isChange));
  const rows = found.map(
    (finding): Row => ({
      rank: severityRank(finding.severity) * 2,
      noun: finding.severity === "error" ? "breaking change" : "change to look at",
      text: rowOf(finding, filesUrl),
    }),
  );
  const title = `**Breaking for flows that run today** · ${escapeText(connector.name)}`;
  const table = "| | operation | change | before | after | who notices |\n|---|---|---|---|---|---|\n";
  return rows.length > maxOpenRows
    ? {
        before: `${title}\n\n<details><summary>${rows.length} changes</summary>\n\n${table}`,
        rows,
        after: `\n\n</details>\n\n${howToAvoid}`,
      }
    : { before: `${title}\n\n${table}`, rows, after: `\n\n${howToAvoid}` };
}

function rowOf(finding: Finding, filesUrl: string | undefined): string {
  const changes = finding.occurrences.flatMap((one) => comparedOf(one) ?? []);
  const names = distinct(changes.map(({ operation }) => operation ?? ""));
  const cells = [
    `${signs[finding.severity]} ${finding.docs === "" ? finding.severity : ownLink(finding.severity, finding.docs)}`,
    names.every((name) => name === "") ? "the connector" : shortList(names, codeCell),
    shortList(distinct(changes.map(({ what }) => what)), (what) => escapeSentence(what, codeCell)),
    shortList(distinct(changes.map(({ before }) => before)), codeCell) + lineBefore(finding),
    shortList(distinct(changes.map(({ after }) => after)), codeCell) + lineNow(finding, filesUrl),
    [shortList(distinct(changes.map(({ who }) => who)), escapeText), ...disputedParts(finding)].join(" · "),
  ];
  return `| ${cells.join(" | ")} |`;
}

function lineBefore({ occurrences }: Finding): string {
  const line = occurrences[0].comparison?.beforeLine ?? null;
  return line === null ? "" : ` (line ${line})`;
}

function lineNow({ occurrences, file }: Finding, filesUrl: string | undefined): string {
  const line = occurrences[0].range?.line;
  return line === undefined ? "" : ` (${ownLink(`line ${line}`, lineUrl(filesUrl, file, line))})`;
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}

function shortList(texts: readonly string[], write: (text: string) => string): string {
  const named = texts.slice(0, maxNamed).map(write).join(", ");
  return texts.length > maxNamed ? `${named} and ${texts.length - maxNamed} more` : named;
}
