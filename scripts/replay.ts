/**
 * `npm run replay -- --corpus DIR --pull-requests FILE [--sample N] [--report FILE]`: recorded real pull requests through
 * webhook, queue, simulated GitHub, review and publication, each held to the invariants of replay-invariants.ts.
 * Exits 1 when one is broken, and when nothing was replayed.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type Recorded, type Replayed, replayOne } from "./replay-one.ts";
import { openStage } from "./replay-stage.ts";
import { tableOf } from "./replay-table.ts";

const { values } = parseArgs({
  options: {
    corpus: { type: "string" },
    "pull-requests": { type: "string" },
    sample: { type: "string" },
    only: { type: "string" },
    report: { type: "string", default: "replay-report.json" },
    verbose: { type: "boolean", default: false },
  },
});
if (values.corpus === undefined || values["pull-requests"] === undefined) {
  console.error(
    "The replay needs a repository and a list.\nUsage: npm run replay -- --corpus DIR --pull-requests FILE [--sample N] [--only NUMBER] [--report FILE] [--verbose]",
  );
  process.exit(2);
}

const recorded = chosen(JSON.parse(readFileSync(values["pull-requests"], "utf8")) as Recorded[]); // the list's documented shape
const stage = await openStage(values.corpus);
const replayed: Replayed[] = [];
const started = performance.now();
try {
  for (const [index, pull] of recorded.entries()) {
    const one = await replayOne(stage, pull);
    replayed.push(one);
    progress(index + 1, one);
  }
} finally {
  await stage.close();
}
if (process.stderr.isTTY) process.stderr.write("\r\u001b[2K");
const seconds = (performance.now() - started) / 1000;
console.log(tableOf(replayed, seconds));
writeFileSync(values.report, `${JSON.stringify({ version: 1, seconds, pullRequests: replayed }, null, 2)}\n`);
console.log(`Report: ${values.report}`);
const broken = replayed.filter((one) => one.violations.length > 0);
process.exitCode = replayed.length === 0 || broken.length > 0 ? 1 : 0;

/** An even sample, the same each time. */
function chosen(all: readonly Recorded[]): readonly Recorded[] {
  if (values.only !== undefined) return all.filter((pull) => String(pull.number) === values.only);
  const size = Math.min(all.length, Number(values.sample ?? all.length));
  return Array.from({ length: size }, (_, index) => all[Math.floor((index * all.length) / size)]).filter(
    (pull) => pull !== undefined,
  );
}

function progress(done: number, one: Replayed): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${done} of ${recorded.length}  #${one.number}`);
  if (values.verbose || one.violations.length > 0) {
    const found = `${one.findings.new} new, ${one.findings.existing} existing, ${one.findings.fixed} fixed`;
    console.log(
      `#${one.number}  ${one.verdict}  ${found}  ${one.requests} requests  ${one.writes} writes  ${Math.round(one.milliseconds)} ms`,
    );
    for (const violation of one.violations) console.log(`  ! ${violation}`);
  }
}
