/** Rules that had nothing to look at although nothing is missing. They are listed in one line, apart from gaps. */
import type { ConnectorReview, Review, Unchecked } from "../review/finding/finding.ts";
import { counted } from "../wording/counted.ts";
import { listed } from "../wording/listed.ts";

/** How a report writes words, and how it writes the name of a file. */
interface TextStyle {
  readonly words: (text: string) => string;
  readonly code: (text: string) => string;
}

/** Connectors named in a line; the others are counted. */
const maxNamed = 5;

/** An optional file that is not there, or English where the settings name another language: no gap. */
export function isNotNeeded({ optionalFile, because }: Unchecked): boolean {
  return optionalFile !== undefined || because === "other-language";
}

/** Sentences such as "Not needed here: 31 rules about `package.zip` and `script.csx`: there is none." */
export function notNeededSentences({ connectors }: Review, style: TextStyle): readonly string[] {
  const looked = connectors.filter(({ change }) => change !== "removed");
  const byFiles = Map.groupBy(looked, (connector) => optionalFilesOf(connector).join());
  const files = [...byFiles].flatMap(([key, group]) =>
    key === ""
      ? []
      : [filesSentence(group, group.length === looked.length ? "here" : foldersText(group, style), style)],
  );
  return [...files, ...languageSentences(looked, style)];
}

function optionalFilesOf({ unchecked }: ConnectorReview): readonly string[] {
  return [...new Set(unchecked.flatMap(({ optionalFile }) => optionalFile ?? []))].sort();
}

function filesSentence(group: readonly ConnectorReview[], where: string, { code }: TextStyle): string {
  const unchecked = group.flatMap((connector) => connector.unchecked);
  const rules = rulesOf(unchecked.filter(({ optionalFile }) => optionalFile !== undefined));
  const files = group.slice(0, 1).flatMap(optionalFilesOf);
  return `Not needed ${where}: ${counted(rules, "rule")} about ${listed(files.map((file) => code(file)))}: there is none.`;
}

function foldersText(group: readonly ConnectorReview[], { words }: TextStyle): string {
  const named = group.slice(0, maxNamed).map((connector) => words(connector.name));
  const others = group.length - named.length;
  return `in ${listed(others > 0 ? [...named, `${others} more`] : named)}`;
}

/** The language is the repository's: all connectors have the same. */
function languageSentences(connectors: readonly ConnectorReview[], { words }: TextStyle): readonly string[] {
  const unchecked = connectors.flatMap((connector) => connector.unchecked);
  const others = unchecked.filter(({ because }) => because === "other-language");
  const [first] = others;
  return first === undefined
    ? []
    : [`Not needed here: ${counted(rulesOf(others), "rule")} about English: ${words(first.detail)}.`];
}

function rulesOf(unchecked: readonly Unchecked[]): number {
  return new Set(unchecked.map(({ rule }) => rule)).size;
}
