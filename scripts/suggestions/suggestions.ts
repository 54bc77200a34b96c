/**
 * `npm run suggestions -- --corpus DIR` (`--help` tells more): clicks on suggestions of the comments that a pull request
 * with each connector of the corpus would get, and reviews the connector again. The file has to
 * parse, the finding to be gone, nothing new to come, and the bytes around it to stay. Rules take turns, so that rare
 * ones are clicked as well; advice is raised to a warning, because advice gets no comment.
 * Exits 1 when a click breaks something, and when none was made.
 */
import { writeFileSync } from "node:fs";
import { script, wholeNumber } from "../options.ts";
import { type Clicked, clickOn, type SuggestedFixesOf, suggestedFixesOf } from "./suggestions-click.ts";
import { type Corpus, openCorpus } from "./suggestions-corpus.ts";
import { drawn } from "./suggestions-draw.ts";

interface Options {
  readonly corpus: string;
  readonly count: number;
  readonly seed?: readonly number[];
  readonly report: string;
}

const options = script("npm run suggestions --", "clicks on suggestions, and reviews what they leave")
  .requiredOption("--corpus <dir>", "a checkout with connectors; it is only read")
  .option("--count <n>", "clicks for each seed", wholeNumber(1), 500)
  .option("--seed <n...>", "seeds of the draws; one of the clock's without it", wholeNumbers)
  .option("--report <file>", "where the report goes", "suggestions-report.json")
  .parse()
  .opts<Options>();

const corpus = await openCorpus(options.corpus);
const pool = await poolOf(corpus);
const runs: { readonly seed: number; readonly clicks: readonly Clicked[] }[] = [];
for (const seed of options.seed ?? [Date.now() % 1_000_000]) {
  const clicks: Clicked[] = [];
  const suggestedFixes = drawn(pool, ({ rule }) => rule, options.count, seed);
  for (const [at, suggestedFix] of suggestedFixes.entries()) {
    progress(`seed ${seed}: ${at + 1} of ${suggestedFixes.length}`);
    clicks.push(await clickOn(corpus, suggestedFix));
  }
  runs.push({ seed, clicks });
  tell(seed, clicks);
}
writeFileSync(options.report, `${JSON.stringify({ version: 1, pool: pool.length, runs }, null, 2)}\n`);
console.log(`Report: ${options.report}`);
const isBroken = runs.some(
  ({ clicks }) => clicks.length === 0 || clicks.some(({ broken }) => broken.length > 0),
);
process.exitCode = isBroken ? 1 : 0;

function wholeNumbers(text: string, before: readonly number[] | undefined): readonly number[] {
  return [...(before ?? []), wholeNumber(0)(text)];
}

async function poolOf({ folders }: Corpus): Promise<readonly SuggestedFixesOf[]> {
  const found: SuggestedFixesOf[] = [];
  for (const [at, folder] of folders.entries()) {
    progress(`${at + 1} of ${folders.length}  ${folder.folder}`);
    for (const suggestedFix of await suggestedFixesOf(corpus, folder)) found.push(suggestedFix);
  }
  progress("");
  console.log(`${found.length} suggestions in ${folders.length} connectors.`);
  return found;
}

function tell(seed: number, clicks: readonly Clicked[]): void {
  progress("");
  const broken = clicks.filter((one) => one.broken.length > 0);
  const byRule = [...Map.groupBy(clicks, ({ rule }) => rule)].sort((a, b) => b[1].length - a[1].length);
  console.log(`Seed ${seed}: ${clicks.length} clicks on ${byRule.length} rules, ${broken.length} broken.`);
  for (const [rule, of] of byRule) console.log(`${String(of.length).padStart(5)}  ${rule}`);
  for (const { rule, path, line, broken: sentences } of broken)
    console.log(`! ${rule}  ${path}:${line}\n    ${sentences.join("\n    ")}`);
}

function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${text}`);
}
