/**
 * `npm run new-rule -- family/name [--needs swagger] [--severity warning] [--title "…"]`: writes the rule's file, a bad and
 * a good case, and runs the generator. What it writes is a working rule that never fires; the bad case fails until it does.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";

const root = join(import.meta.dirname, "..");
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    needs: { type: "string", default: "swagger" },
    severity: { type: "string", default: "warning" },
    title: { type: "string", default: "" },
  },
});

const id = positionals[0] ?? "";
if (!/^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/.test(id)) {
  console.error(
    `'${id}' is not a rule id.\nUsage: npm run new-rule -- family/name   (lower case, words joined by hyphens)`,
  );
  process.exit(2);
}
const file = join(root, "src/rules", `${id}.ts`);
if (existsSync(file)) {
  console.error(`src/rules/${id}.ts is there already.\nEdit it, or choose another name.`);
  process.exit(2);
}

const title = values.title === "" ? id.slice(id.indexOf("/") + 1).replaceAll("-", " ") : values.title;
write(
  file,
  `import { placeOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule.ts";

export default defineRule({
  id: "${id}",
  severity: "${values.severity}",
  needs: ["${values.needs}"],
  title: ${JSON.stringify(`${title.charAt(0).toUpperCase()}${title.slice(1)}`)},
  why: "Say what happens to whom when this is not kept.",
  source: "Name the document that asks for it.",
  since: "0.1.0",
  *check({ ${values.needs} }) {
    const isBroken = false;
    if (isBroken) {
      yield {
        at: placeOf(${values.needs}.root),
        subject: ["name"],
        message: "Say what is wrong, the author's words in backticks.",
        fix: "Say what to do.",
      };
    }
  },
});
`,
);
const patch = `[\n  { "op": "replace", "path": "/info/title", "value": "Say what breaks the rule" }\n]\n`;
write(join(root, "fixtures/rules", id, "bad-example/apiDefinition.swagger.json.patch.json"), patch);
write(
  join(root, "fixtures/rules", id, "good-near-miss/apiDefinition.swagger.json.patch.json"),
  patch.replace("breaks the rule", "nearly breaks it"),
);
spawnSync(process.execPath, [join(root, "scripts/generate.ts")], { stdio: "inherit" });
console.log(
  `\nNext: edit the three files, then\n  npm test -- test/rules.test.ts --update\n  git diff fixtures/rules/${id}`,
);

function write(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  console.log(`wrote ${path.slice(root.length + 1)}`);
}
