/** A replay as a table for people. */
import type { Replayed } from "./replay-one.ts";

/** @param seconds of the whole replay */
export function tableOf(replayed: readonly Replayed[], seconds: number): string {
  const sum = (of: (one: Replayed) => number): number => replayed.reduce((total, one) => total + of(one), 0);
  const verdicts = Map.groupBy(replayed, (one) => one.verdict);
  const rows: [string, string][] = [
    ["pull requests", String(replayed.length)],
    ["connectors reviewed", String(sum((one) => one.connectors))],
    ["verdicts", [...verdicts].map(([verdict, members]) => `${members.length} ${verdict}`).join(", ")],
    [
      "findings by severity",
      `${sum((one) => one.findings.error)} errors, ${sum((one) => one.findings.warning)} warnings, ${sum((one) => one.findings.info)} infos`,
    ],
    [
      "findings by age",
      `${sum((one) => one.findings.new)} new, ${sum((one) => one.findings.existing)} existing, ${sum((one) => one.findings.fixed)} fixed`,
    ],
    ["milliseconds a review", spread(replayed.map((one) => one.milliseconds))],
    ["requests a review", spread(replayed.map((one) => one.requests))],
    ["writes a review", spread(replayed.map((one) => one.writes))],
    ["writes at a second delivery", String(sum((one) => one.writesAgain))],
    ["violations", String(sum((one) => one.violations.length))],
    ["seconds in all", seconds.toFixed(1)],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`).join("\n");
}

function spread(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return `p50 ${at(0.5)}, p95 ${at(0.95)}, max ${at(1)}`;
}
