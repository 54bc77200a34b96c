/**
 * `node scripts/record-pull-request.ts NAME --repo DIR --base REF --head REF --because "…"`: records a change of a git
 * repository as a golden fixture: the changed connectors' files on both sides, and the value after each step. Record
 * invented connectors only: a real one belongs to its owner.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { changeSet } from "../src/connector/change-set.ts";
import { maxImageBytes } from "../src/connector/file-tree.ts";
import { defaultRoots, presetOf } from "../src/connector/folders.ts";
import { mergeBase, resolveCommit } from "../src/local/git.ts";
import { gitCommitTree } from "../src/local/git-commit.ts";
import { recordedRoot, replayRecorded } from "../test/helpers/recorded.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    repo: { type: "string", default: "." },
    base: { type: "string" },
    head: { type: "string", default: "HEAD" },
    because: { type: "string" },
    author: { type: "string", default: "contributor" },
  },
});
const [name] = positionals;
if (
  name === undefined ||
  !/^[a-z0-9-]+$/.test(name) ||
  values.base === undefined ||
  values.because === undefined
) {
  console.error(
    'A recording needs a name, a base and a reason.\nUsage: node scripts/record-pull-request.ts NAME --repo DIR --base REF [--head REF] --because "one sentence"',
  );
  process.exit(2);
}
const directory = join(recordedRoot, name);
if (existsSync(directory)) {
  console.error(`fixtures/pull-requests/${name} is there already.\nChoose another name, or remove it first.`);
  process.exit(2);
}

const baseSha = await mergeBase(values.repo, values.base, values.head);
const headSha = await resolveCommit(values.repo, values.head);
const sides = {
  base: await gitCommitTree(values.repo, baseSha),
  head: await gitCommitTree(values.repo, headSha),
};
const baseListing = await sides.base.list();
const preset = presetOf(baseListing) === "microsoft" ? "microsoft" : presetOf(await sides.head.list());
const changes = await changeSet(sides.base, sides.head, defaultRoots(preset));
let files = 0;
for (const side of ["base", "head"] as const) {
  const wanted = new Set(
    changes.connectors.flatMap(
      (one) => (side === "base" ? one.before : one.after)?.entries.map((entry) => entry.path) ?? [],
    ),
  );
  for (const path of changes.outside) wanted.add(path);
  for (const entry of (await sides[side].list()).entries.filter((each) => wanted.has(each.path))) {
    const content = await sides[side].read(entry, maxImageBytes);
    if (content.state !== "read") continue;
    write(join(directory, side, entry.path), content.bytes);
    files += 1;
  }
  sides[side].close();
}
const facts = { author: values.author, isDraft: false, isReturningAuthor: false, canComment: true };
write(join(directory, "pull-request.json"), `${JSON.stringify(facts, null, 2)}\n`);
write(join(directory, "notes.md"), `${values.because}\n`);
for (const [file, text] of Object.entries(await replayRecorded(directory)))
  write(join(directory, file), text);
const subject = execFileSync("git", ["-C", values.repo, "log", "-1", "--format=%s", headSha], {
  encoding: "utf8",
}).trim();
console.log(
  `Recorded "${subject}" as fixtures/pull-requests/${name}: ${changes.connectors.length} connectors, ${files} files.`,
);

function write(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
