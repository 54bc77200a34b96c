/**
 * `npm run generate [-- --check]`: writes what follows from the rules: src/rules/index.ts, one page per rule and their
 * overview below docs/rules; the code of the schema of swagger files; and the list of commands, src/commands/index.ts.
 * With --check it writes nothing and fails when something is out of step.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Rule } from "../src/review/rule/rule.ts";
import { type Case, readCases } from "../test/helpers/cases.ts";
import { commandIndexFile, commandIndexPath } from "./command-index.ts";
import { conformanceCode, conformanceCodePath } from "./conformance-code.ts";
import { indexFile, overviewPage, rulePage } from "./rule-pages.ts";

const root = join(import.meta.dirname, "..");
const isCheck = process.argv.includes("--check");
const rulesRoot = join(root, "src/rules");

const ids = ruleIds();
const wanted = new Map<string, string>([
  ["src/rules/index.ts", indexFile(ids)],
  [conformanceCodePath, conformanceCode()],
  [commandIndexPath, commandIndexFile(root)],
]);
// Rules load it: without it no page can be written.
if (!isCheck && read(conformanceCodePath) === undefined) write(conformanceCodePath, conformanceCode());
const rules = await loadRules();
const cases = Map.groupBy(readCases(), (one: Case) => one.rule);
wanted.set("docs/rules/README.md", overviewPage(rules));
for (const rule of rules) wanted.set(`docs/rules/${rule.id}.md`, rulePage(rule, cases.get(rule.id) ?? []));

const stale = [...wanted].filter(([path, text]) => read(path) !== text).map(([path]) => path);
const orphans = pages().filter((path) => !wanted.has(path));
if (isCheck) {
  for (const path of stale) console.error(`${path} is out of step with its sources.`);
  for (const path of orphans) console.error(`${path} belongs to no rule.`);
  if (stale.length + orphans.length > 0) {
    console.error("Run: npm run generate");
    process.exit(1);
  }
} else {
  for (const path of stale) write(path, wanted.get(path) ?? "");
  for (const path of orphans) rmSync(join(root, path));
  console.log(`${rules.length} rules: ${stale.length} files written, ${orphans.length} removed.`);
}

/** From the files, so that a rule exists as soon as its file does. */
function ruleIds(): string[] {
  return readdirSync(rulesRoot, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((family) =>
      readdirSync(join(rulesRoot, family.name))
        .filter((name) => name.endsWith(".ts") && !name.startsWith("_"))
        .map((name) => `${family.name}/${name.slice(0, -".ts".length)}`),
    )
    .sort();
}

async function loadRules(): Promise<Rule[]> {
  const loaded = await Promise.all(
    ids.map(async (id) => (await import(join(rulesRoot, `${id}.ts`))) as { default: Rule }), // a rule file's only export
  );
  return loaded.map((module) => module.default);
}

function pages(): string[] {
  const docs = join(root, "docs/rules");
  if (!existsSync(docs)) return [];
  return readdirSync(docs, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".md"))
    .map((path) => `docs/rules/${path}`);
}

function read(path: string): string | undefined {
  return existsSync(join(root, path)) ? readFileSync(join(root, path), "utf8") : undefined;
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
