/**
 * `npm run bench [-- --corpus DIR] [--connectors N] [--rounds N]`: CPU and memory against the floor (read and JSON.parse), as ratios of
 * interleaved pairs, medians. Without --corpus it reviews invented connectors of the sizes published ones have (seeded).
 * Measures what is published: run `npm run build` first.
 */
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { script, wholeNumber } from "../options.ts";
import { archiveCosts } from "./bench-archives.ts";
import { writeCorpus } from "./bench-corpus.ts";
import { documentCosts } from "./bench-documents.ts";
import { iconMilliseconds } from "./bench-icon.ts";
import { measure, median, type Usage } from "./bench-process.ts";

interface Options {
  readonly corpus?: string;
  readonly connectors: number;
  readonly rounds: number;
}

const options = script("npm run bench --", "measures time and memory against the goals")
  .option("--corpus <dir>", "a checkout with connectors; invented ones without it")
  .option("--connectors <n>", "how many are invented", wholeNumber(3), 300)
  .option("--rounds <n>", "rounds of each measure, of which the median counts", wholeNumber(1), 5)
  .parse()
  .opts<Options>();
const root = join(import.meta.dirname, "../..");
const bin = join(root, "dist/connector-review.js");
if (!existsSync(bin)) {
  console.error("There is no dist/connector-review.js.\nRun: npm run build");
  process.exit(2);
}
const { rounds } = options;
const work = mkdtempSync(join(tmpdir(), "bench-"));
const corpus = options.corpus ?? writeCorpus(join(work, "corpus"), options.connectors);
const floor = join(root, "scripts/bench/bench-floor.ts");
const parser = join(root, "scripts/bench/bench-swagger-parser.ts");

try {
  const [small, middle, large] = bySize(corpus);
  console.log(`${rounds} rounds of interleaved pairs, medians; CPU is user + system of the whole process.\n`);
  row("", "ours ms", "floor ms", "ratio", "goal", "MB");
  pair("G1 whole corpus", corpus, 8);
  pair("G3 one connector, cold (p50)", middle, 4);
  pair("G3 one connector, cold (small)", small, 4);
  pair("G4 largest connector, cold", large, 5.5);
  peer("G2 swagger-parser validate, whole corpus", corpus, 7);
  linear();
  await icons();
  packages();
  documents();
} finally {
  rmSync(work, { recursive: true, force: true });
}

function ours(path: string): Usage {
  return measure([bin, "check", path, "--format", "json", "--output", "/dev/null"]);
}

function pair(name: string, path: string, goal: number): void {
  const runs = Array.from({ length: rounds }, () => ({ ours: ours(path), floor: measure([floor, path]) }));
  const ratio = median(runs.map((run) => run.ours.cpuMs / run.floor.cpuMs));
  const own = median(runs.map((run) => run.ours.cpuMs));
  row(
    name,
    own.toFixed(0),
    median(runs.map((run) => run.floor.cpuMs)).toFixed(0),
    ratio.toFixed(2),
    `≤ ${goal} ${ratio <= goal ? "met" : "MISSED"}`,
    Math.max(...runs.map((run) => run.ours.peakMB)).toFixed(0),
  );
}

function peer(name: string, path: string, goal: number): void {
  const runs = Array.from({ length: Math.min(3, rounds) }, () => ({
    ours: ours(path),
    theirs: measure([parser, path]),
  }));
  const ratio = median(runs.map((run) => run.theirs.cpuMs / run.ours.cpuMs));
  const theirs = median(runs.map((run) => run.theirs.cpuMs));
  row(
    name,
    median(runs.map((run) => run.ours.cpuMs)).toFixed(0),
    theirs.toFixed(0),
    ratio.toFixed(2),
    `≥ ${goal} ${ratio >= goal ? "met" : "MISSED"}`,
    "",
  );
}

/** G7: twice the size, at most 2.3 times the CPU, from 0.5 to 8 MB of swagger; what starting costs is taken off. */
function linear(): void {
  const empty = ours(writeCorpus(join(work, "linear-0"), 1, 2_000)).cpuMs;
  let before: number | undefined;
  for (const size of [500_000, 1_000_000, 2_000_000, 4_000_000, 8_000_000]) {
    const path = writeCorpus(join(work, `linear-${size}`), 1, size);
    const cpu = median(Array.from({ length: rounds }, () => ours(path).cpuMs)) - empty;
    const ratio = before === undefined ? undefined : cpu / before;
    const met = ratio === undefined ? "" : `≤ 2.3 ${ratio <= 2.3 ? "met" : "MISSED"}`;
    row(`G7 swagger of ${size / 1_000_000} MB`, cpu.toFixed(0), "", ratio?.toFixed(2) ?? "", met, "");
    before = cpu;
  }
}

/** An icon of the largest size, measured again and again in one process. */
async function icons(): Promise<void> {
  const own = await iconMilliseconds(100 * rounds);
  row("One icon, warm (wall)", own.toFixed(2), "", "", `≤ 10 ms ${own <= 10 ? "met" : "MISSED"}`, "");
}

/** The dearest of twenty packages built to harm, with everything that starting costs. */
function packages(): void {
  const costs = archiveCosts(work, bin);
  const slowest = costs.toSorted((a, b) => b.cpuMs - a.cpuMs)[0];
  const largest = costs.toSorted((a, b) => b.peakMB - a.peakMB)[0];
  if (slowest === undefined || largest === undefined) throw new Error("no package was measured");
  const met = slowest.cpuMs <= 2_000 && largest.peakMB <= 200;
  const goal = `≤ 2 s, 200 MB ${met ? "met" : "MISSED"}`;
  row(
    `${costs.length} hostile packages, the dearest`,
    slowest.cpuMs.toFixed(0),
    "",
    "",
    goal,
    largest.peakMB.toFixed(0),
  );
  console.log(`  slowest: ${slowest.name}; largest: ${largest.name}`);
}

/** The dearest of the definitions built to harm. */
function documents(): void {
  const costs = documentCosts();
  const [dearest] = costs;
  if (dearest === undefined) throw new Error("no definition was measured");
  const met = dearest.cpuMs <= 2_000 ? "met" : "MISSED";
  row(
    `${costs.length} hostile definitions, the dearest`,
    dearest.cpuMs.toFixed(0),
    "",
    "",
    `≤ 2 s ${met}`,
    "",
  );
  console.log(`  slowest: ${dearest.name}`);
}

/** Connector folders with the smallest, a middle, and the largest swagger. */
function bySize(directory: string): [string, string, string] {
  const found = readdirSync(directory, { recursive: true, encoding: "utf8" })
    .filter((path) => path.toLowerCase().endsWith("apidefinition.swagger.json"))
    .map((path) => ({ folder: join(directory, path, ".."), size: statSync(join(directory, path)).size }))
    .sort((a, b) => a.size - b.size);
  const at = (share: number): string =>
    found[Math.min(found.length - 1, Math.floor(share * found.length))]?.folder ?? directory;
  return [at(0.1), at(0.5), at(1)];
}

function row(...[name = "", ...cells]: string[]): void {
  console.log(name.padEnd(42) + cells.map((cell) => cell.padStart(cell.length > 10 ? 14 : 10)).join(""));
}
