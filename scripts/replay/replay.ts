/**
 * `npm run replay -- --corpus DIR --pull-requests FILE` (`--help` tells more): recorded real pull requests through webhook, queue, simulated GitHub, review and publication, each followed by generated pushes (some
 * things fixed, some broken, a rebase) and held after every one to the invariants of replay-invariants.ts. The recorded
 * repository is only read. Exits 1 when an invariant is broken, and when nothing was replayed.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { script, wholeNumber } from "../options.ts";
import { openHarness } from "./replay-harness.ts";
import { type Recorded, type Replayed, replayOne } from "./replay-one.ts";
import { pushKinds } from "./replay-pushes.ts";
import { commentsOf, percentile, tableOf } from "./replay-table.ts";

interface Options {
  readonly corpus: string;
  readonly pullRequests: string;
  readonly sample?: number;
  readonly only?: string;
  readonly pushes: number;
  readonly report: string;
  readonly verbose: boolean;
}

const options = script("npm run replay --", "replays recorded pull requests through the whole bot")
  .requiredOption("--corpus <dir>", "the repository with the recorded commits; it is only read")
  .requiredOption("--pull-requests <file>", "the list of the recorded pull requests")
  .option("--sample <n>", "an even sample of so many, the same each time", wholeNumber(1))
  .option("--only <numbers>", "these pull requests, with commas between them")
  .option("--pushes <n>", "pushes after each", wholeNumber(0, pushKinds.length), pushKinds.length)
  .option("--report <file>", "where the report goes", "replay-report.json")
  .option("--verbose", "a line for each push", false)
  .parse()
  .opts<Options>();

/** Ours, of lessons of other bots: more than a conversation bears make people block one. */
const maxCommentsInALife = 3;

const recorded = chosen(JSON.parse(readFileSync(options.pullRequests, "utf8")) as Recorded[]); // the list's documented shape
const harness = await openHarness(options.corpus);
const replayed: Replayed[] = [];
const started = performance.now();
try {
  for (const [index, pull] of recorded.entries()) {
    const one = await replayOne(harness, pull, options.pushes);
    replayed.push(one);
    progress(index + 1, one);
  }
} finally {
  await harness.close();
}
if (process.stderr.isTTY) process.stderr.write("\r\u001b[2K");
const seconds = (performance.now() - started) / 1000;
console.log(`The seed of a pull request's pushes is its number.\n\n${tableOf(replayed, seconds)}`);
writeFileSync(
  options.report,
  `${JSON.stringify({ version: 2, seconds, pullRequests: replayed }, null, 2)}\n`,
);
console.log(`Report: ${options.report}`);
const comments = percentile(replayed.map(commentsOf), 0.95);
if (comments > maxCommentsInALife)
  console.log(
    `! ${comments} comments of ours in a pull request's life at p95, ${maxCommentsInALife} are allowed`,
  );
const isBroken = replayed.some(({ steps }) => steps.some(({ violations }) => violations.length > 0));
process.exitCode = replayed.length === 0 || isBroken || comments > maxCommentsInALife ? 1 : 0;

/** An even sample, the same each time. */
function chosen(all: readonly Recorded[]): readonly Recorded[] {
  if (options.only !== undefined) {
    const wanted = new Set(options.only.split(","));
    return all.filter(({ number }) => wanted.has(String(number)));
  }
  const size = Math.min(all.length, options.sample ?? all.length);
  return Array.from({ length: size }, (_, index) => all[Math.floor((index * all.length) / size)]).filter(
    (pull) => pull !== undefined,
  );
}

function progress(done: number, { number, steps }: Replayed): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${done} of ${recorded.length}  #${number}`);
  for (const one of steps.filter(({ violations }) => options.verbose || violations.length > 0)) {
    const { kind, verdict, findings, came, went, requests, writes, notifications, milliseconds } = one;
    const found = `${findings.new} new, ${findings.existing} existing, ${findings.fixed} fixed, +${came} −${went}`;
    const calls = `${requests} requests  ${writes} writes  ${notifications} notifications`;
    console.log(`#${number}  ${kind}  ${verdict}  ${found}  ${calls}  ${Math.round(milliseconds)} ms`);
    if (options.verbose) for (const what of one.did) console.log(`    ${what}`);
    for (const violation of one.violations) console.log(`  ! ${violation}`);
  }
}
