/** Where else the same thing stands: the first five places, the others counted. */
import type { Finding, Occurrence } from "../review/finding.ts";
import { counted, listed } from "./counted.ts";

const maxPlaces = 5;

/** `Also at 11 more places: lines 40, 52, 61, 70, 88 and 6 more.`; empty for a single place. @param shown the one that speaks */
export function repeats(finding: Finding, shown: Occurrence = finding.occurrences[0]): string {
  const others = finding.occurrences.filter((one) => one !== shown);
  if (others.length === 0) return "";
  const lines = [...new Set(others.flatMap((one) => (one.range === null ? [] : [one.range.line])))];
  const named = lines.slice(0, maxPlaces).map(String);
  const rest = lines.length - named.length;
  const count = `Also at ${counted(others.length, "more place")}`;
  if (named.length === 0) return `${count}.`;
  const all = rest > 0 ? [...named, `${rest} more`] : named;
  return `${count}: ${lines.length === 1 ? "line" : "lines"} ${listed(all)}.`;
}
