/**
 * `node scripts/breaking-changes.ts --corpus REPO [--pull-requests FILE] [--list FILE]`: how often updates break flows.
 * With a list of pull requests (`number`, `base`, `head`, commits of the repository) it compares merge base and head of each
 * and prints the share with errors and the top kinds; --list writes every finding. Without one it compares each
 * connector of HEAD with itself: exits 1 unless nothing is found, and when there was nothing to compare.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { compareConnectors } from "../src/connector/comparison/compare-connectors.ts";
import { defaultRoots, findConnectorFolders } from "../src/connector/folders.ts";
import { readConnector } from "../src/connector/read-connector.ts";
import { mergeBase } from "../src/local/git.ts";
import { gitCommitTree } from "../src/local/git-commit.ts";
import type { Finding, Review } from "../src/review/finding/finding.ts";
import { connectorRules } from "../src/review/rule/rule.ts";
import { reviewChange } from "../src/review/run/review.ts";
import { runRules } from "../src/review/run/run-rules.ts";
import { defaultSettings } from "../src/review/settings.ts";
import { rules as allRules } from "../src/rules/index.ts";
import { script } from "./options.ts";

interface Options {
  readonly corpus: string;
  readonly pullRequests?: string;
  readonly list?: string;
}

const options = script("node scripts/breaking-changes.ts", "counts breaking changes of real updates")
  .requiredOption("--corpus <repo>", "a repository with connectors; it is only read")
  .option("--pull-requests <file>", "a list of recorded pull requests; connectors with themselves without it")
  .option("--list <file>", "where the findings go")
  .parse()
  .opts<Options>();
const rules = connectorRules(allRules).filter(({ id }) => id.startsWith("breaking-change/"));
const list = options.pullRequests;
process.exitCode =
  list === undefined ? await compareWithThemselves(options.corpus) : await measure(options.corpus, list);

interface PullRequest {
  readonly number: number;
  readonly base: string;
  readonly head: string;
}

async function measure(corpus: string, path: string): Promise<number> {
  const pulls = JSON.parse(readFileSync(path, "utf8")) as PullRequest[]; // the list's documented shape
  const measured: {
    readonly number: number;
    readonly updates: number;
    readonly findings: readonly Finding[];
  }[] = [];
  for (const { number, base, head } of pulls) {
    const review = await reviewPull(corpus, base, head);
    const updates = review.connectors.filter(({ change }) => change === "changed");
    const crashed = updates.flatMap(({ unchecked }) =>
      unchecked.filter(({ because }) => because === "rule-crashed"),
    );
    for (const { rule, detail } of crashed) console.error(`${number}: ${rule} crashed: ${detail}`);
    measured.push({ number, updates: updates.length, findings: updates.flatMap(({ findings }) => findings) });
  }
  const updating = measured.filter(({ updates }) => updates > 0);
  const broken = updating.filter(({ findings }) => findings.some(({ severity }) => severity === "error"));
  console.log(
    `${pulls.length} pull requests, ${updating.length} update a connector, ${broken.length} with an error`,
  );
  for (const rule of rules) {
    const count = updating.filter(({ findings }) => findings.some((one) => one.rule === rule.id)).length;
    console.log(`${String(count).padStart(5)}  ${rule.severity.padEnd(8)} ${rule.id}`);
  }
  if (options.list !== undefined) writeFileSync(options.list, `${JSON.stringify(updating, null, 1)}\n`);
  return updating.length === 0 ? 1 : 0;
}

async function reviewPull(corpus: string, baseRef: string, headRef: string): Promise<Review> {
  const baseSha = await mergeBase(corpus, baseRef, headRef).catch(() => baseRef);
  const [base, head] = [await gitCommitTree(corpus, baseSha), await gitCommitTree(corpus, headRef)];
  try {
    return await reviewChange({ rules, settings: defaultSettings, base, baseSha, head, headSha: headRef });
  } finally {
    base.close();
    head.close();
  }
}

async function compareWithThemselves(corpus: string): Promise<number> {
  const tree = await gitCommitTree(corpus, "HEAD");
  let compared = 0;
  let found = 0;
  let slowest = { folder: "", took: 0 };
  for (const folder of findConnectorFolders(await tree.list(), defaultRoots("microsoft"))) {
    const [before, after] = [await readConnector(tree, folder), await readConnector(tree, folder)];
    const started = performance.now();
    const { diagnostics, unchecked } = runRules(after, rules, {
      comparison: compareConnectors(before, after),
    });
    const took = performance.now() - started;
    if (took > slowest.took) slowest = { folder: folder.folder, took };
    compared += 1;
    found += diagnostics.length;
    for (const { rule, diagnostic } of diagnostics)
      console.log(`${folder.folder}: ${rule.id}: ${diagnostic.message}`);
    for (const { rule, because } of unchecked.slice(0, 1))
      console.log(`${folder.folder}: ${rule}: ${because}`);
  }
  tree.close();
  console.log(
    `${compared} connectors with themselves: ${found} findings; slowest ${slowest.took.toFixed(0)} ms (${slowest.folder})`,
  );
  return found > 0 || compared === 0 ? 1 : 0;
}
