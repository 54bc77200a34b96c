/** Where the other occurrences are: the first five by line, the others counted. */
import type { Finding, Occurrence } from "../review/finding/finding.ts";
import { plain } from "../text/escape.ts";
import { counted } from "../wording/counted.ts";
import { listed } from "../wording/listed.ts";

const maxLocations = 5;

/** `At 12 places: lines 88, 98 …`, for a comment on a file; empty without any line. */
export function everyLocation(finding: Finding, write: (sentence: string) => string = plain): string {
  const { length } = finding.occurrences;
  const [shown] = finding.occurrences;
  const isOneFix = finding.occurrences.every(({ fix }) => fix === shown.fix);
  if (!isOneFix) return `At ${counted(length, "place")}:\n${eachText(finding.occurrences, write)}`;
  const where = linesText(finding.occurrences);
  if (where === "") return "";
  return length === 1 ? `At ${where}.` : `At ${counted(length, "place")}: ${where}.`;
}

/**
 * `Also at 11 more places: lines 40, 52, 61, 70, 88 and 6 more.`; empty for a single occurrence. Where the fix of another
 * one differs, each has a line of its own with its sentences.
 * @param shown the occurrence that is shown
 * @param write escapes a sentence of a rule for its output
 */
export function repeats(
  finding: Finding,
  shown: Occurrence = finding.occurrences[0],
  write: (sentence: string) => string = plain,
): string {
  const others = finding.occurrences.filter((one) => one !== shown);
  if (others.length === 0) return "";
  const count = `Also at ${counted(others.length, "more place")}`;
  const what = whatText(others, write);
  if (what !== "") return `${count}: ${what}.`;
  // The fix of one occurrence may be wrong for the next.
  if (others.some(({ fix }) => fix !== shown.fix)) return `${count}:\n${eachText(others, write)}`;
  const lines = linesText(others);
  return lines === "" ? `${count}.` : `${count}: ${lines}.`;
}

/** A list with one item for each occurrence: the line, what is wrong, and its fix. */
function eachText(occurrences: readonly Occurrence[], write: (sentence: string) => string): string {
  const named = occurrences.slice(0, maxLocations).map((one) => {
    const where = one.range === null ? "in the file" : `line ${one.range.line}`;
    return `- ${where}: ${write(one.message)} ${write(one.fix)}`;
  });
  const rest = occurrences.length - named.length;
  return [...named, ...(rest > 0 ? [`- and ${rest} more`] : [])].join("\n");
}

/** Where something changed, its name says more than a line that may hold many things. */
function whatText(occurrences: readonly Occurrence[], write: (sentence: string) => string): string {
  const names = [...new Set(occurrences.flatMap(({ comparison }) => comparison?.what ?? []))];
  if (names.length < occurrences.length) return "";
  const named = names.slice(0, maxLocations).map(write);
  const rest = names.length - named.length;
  return listed(rest > 0 ? [...named, `${rest} more`] : named);
}

function linesText(occurrences: readonly Occurrence[]): string {
  const lines = [...new Set(occurrences.flatMap((one) => (one.range === null ? [] : [one.range.line])))];
  if (lines.length === 0) return "";
  const named = lines.slice(0, maxLocations).map(String);
  const rest = lines.length - named.length;
  return `${lines.length === 1 ? "line" : "lines"} ${listed(rest > 0 ? [...named, `${rest} more`] : named)}`;
}
