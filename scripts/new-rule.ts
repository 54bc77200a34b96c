/**
 * `npm run new-rule -- family/name [--needs swagger] [--severity warning] [--title "…"]`: writes the rule's file, a bad and
 * a good case, and runs the generator. What it writes is a working rule that never fires; the bad case fails until it does.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { InvalidArgumentError, Option } from "commander";
import { severities } from "../src/review/finding/severity.ts";
import { script } from "./options.ts";
import { ruleFile } from "./rule-template.ts";

const root = join(import.meta.dirname, "..");
interface Options {
  readonly needs: string;
  readonly severity: string;
  readonly title?: string;
}

const program = script("npm run new-rule --", "writes a rule that never fires as yet, and its cases")
  .argument("<id>", "family/name: lower case, words joined by hyphens", ruleId)
  .option("--needs <part>", "the part of a connector that the rule reads", "swagger")
  .addOption(new Option("--severity <severity>").choices(severities).default("warning"))
  .option("--title <text>", "what has to hold, in a few words")
  .parse();
const options = program.opts<Options>();
const [id = ""] = program.processedArgs as readonly string[]; // of ruleId
const file = join(root, "src/rules", `${id}.ts`);
if (existsSync(file)) {
  console.error(`src/rules/${id}.ts is there already.\nEdit it, or choose another name.`);
  process.exit(2);
}

const title = options.title ?? id.slice(id.indexOf("/") + 1).replaceAll("-", " ");
write(file, ruleFile({ ...options, id, title }));
const patch = `[\n  { "op": "replace", "path": "/info/title", "value": "Say what breaks the rule" }\n]\n`;
write(join(root, "fixtures/rules", id, "bad-example/apiDefinition.swagger.json.patch.json"), patch);
write(
  join(root, "fixtures/rules", id, "good-near-miss/apiDefinition.swagger.json.patch.json"),
  patch.replace("breaks the rule", "nearly breaks it"),
);
spawnSync(process.execPath, [join(root, "scripts/generate.ts")], { stdio: "inherit" });
console.log(
  `\nNext: edit the three files, then\n  npm test -- test/rules.test.ts --update\n  cat fixtures/rules/${id}/bad-*/findings.txt`,
);

function write(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  console.log(`wrote ${path.slice(root.length + 1)}`);
}

function ruleId(text: string): string {
  if (/^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/.test(text)) return text;
  throw new InvalidArgumentError("It is written family/name: lower case, words joined by hyphens.");
}
