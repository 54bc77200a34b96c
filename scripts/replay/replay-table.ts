/** A replay as tables for people: the first reviews, then what the generated pushes came to. */

import type { Replayed, ReplayedStep } from "./replay-one.ts";
import { pushKinds } from "./replay-pushes.ts";

/** @param seconds of the whole replay */
export function tableOf(replayed: readonly Replayed[], seconds: number): string {
  const steps = replayed.flatMap((one) => one.steps);
  const rows = [
    ...openingRows(steps.filter(({ kind }) => kind === "opening")),
    ["our comments in a life", spread(replayed.map(commentsOf))],
    ["writes at a second delivery", String(sum(steps, (one) => one.writesAgain))],
    ["violations", String(sum(steps, (one) => one.violations.length))],
    ["seconds in all", seconds.toFixed(1)],
  ];
  return [aligned(rows), ...(steps.length > replayed.length ? [aligned(stepRows(steps))] : [])].join("\n\n");
}

function openingRows(openings: readonly ReplayedStep[]): string[][] {
  const verdicts = Map.groupBy(openings, (one) => one.verdict);
  const of = (count: (findings: ReplayedStep["findings"]) => number): number =>
    sum(openings, ({ findings }) => count(findings));
  return [
    ["pull requests", String(openings.length)],
    ["connectors reviewed", String(sum(openings, (one) => one.connectors))],
    ["verdicts", [...verdicts].map(([verdict, members]) => `${members.length} ${verdict}`).join(", ")],
    [
      "findings by severity",
      `${of(({ error }) => error)} errors, ${of(({ warning }) => warning)} warnings, ${of(({ info }) => info)} infos`,
    ],
    [
      "findings by age",
      `${of((one) => one.new)} new, ${of(({ existing }) => existing)} existing, ${of(({ fixed }) => fixed)} fixed`,
    ],
    ["milliseconds a review", spread(openings.map((one) => one.milliseconds))],
    ["requests a review", spread(openings.map((one) => one.requests))],
    ["writes a review", spread(openings.map((one) => one.writes))],
  ];
}

const columns: readonly (readonly [string, (steps: readonly ReplayedStep[]) => string])[] = [
  ["pull requests", (steps) => String(steps.length)],
  ["edited", (steps) => String(steps.filter(({ did }) => did.length > 0).length)],
  ["findings changed", (steps) => String(steps.filter(({ came, went }) => came + went > 0).length)],
  ["came", (steps) => String(sum(steps, ({ came }) => came))],
  ["went", (steps) => String(sum(steps, ({ went }) => went))],
  ["requests", (steps) => spread(steps.map(({ requests }) => requests))],
  ["writes", (steps) => spread(steps.map(({ writes }) => writes))],
  ["notifications", (steps) => spread(steps.map(({ notifications }) => notifications))],
  ["more than one", (steps) => String(steps.filter(({ notifications }) => notifications > 1).length)],
  ["violations", (steps) => String(sum(steps, ({ violations }) => violations.length))],
];

/** One row a kind of push: what it changed, how loud and how dear it was. */
function stepRows(steps: readonly ReplayedStep[]): string[][] {
  const kinds = ["opening", ...pushKinds];
  return [
    ["push", ...columns.map(([name]) => name)],
    ...kinds.map((kind) => [
      kind,
      ...columns.map(([, write]) => write(steps.filter((step) => step.kind === kind))),
    ]),
  ];
}

/** Issue comments, reviews with their text and comments, and review comments outside a review: what tells people in its life. */
export function commentsOf({ steps }: Replayed): number {
  return sum(steps, ({ notifications }) => notifications);
}

/** The least value that no more than 5 % of the values exceed, and so on. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
}

function spread(values: readonly number[]): string {
  return `p50 ${percentile(values, 0.5)}, p95 ${percentile(values, 0.95)}, max ${percentile(values, 1)}`;
}

function sum(steps: readonly ReplayedStep[], of: (one: ReplayedStep) => number): number {
  return steps.reduce((total, one) => total + of(one), 0);
}

function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows
    .map((row) =>
      row.map((cell, at) => cell.padEnd(at === row.length - 1 ? 0 : (widths[at] ?? 0))).join("  "),
    )
    .join("\n");
}
