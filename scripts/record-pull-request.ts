/**
 * `node scripts/record-pull-request.ts NAME --repo DIR --base REF --head REF --because "…"`: records a change of a git
 * repository as a golden fixture: the changed connectors' files on both sides, and the value after each step. Record
 * invented connectors only: a real one belongs to its owner.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { InvalidArgumentError } from "commander";
import { changeSet } from "../src/connector/change/change-set.ts";
import { maxImageBytes } from "../src/connector/file-tree.ts";
import { defaultRoots, presetOf } from "../src/connector/folders.ts";
import { mergeBase, resolveCommit } from "../src/local/git.ts";
import { gitCommitTree } from "../src/local/git-commit.ts";
import { recordedRoot, replayRecorded } from "../test/helpers/recorded.ts";
import { script } from "./options.ts";

interface Options {
  readonly repo: string;
  readonly base: string;
  readonly head: string;
  readonly because: string;
  readonly author: string;
}

const program = script("node scripts/record-pull-request.ts", "records a change as a golden fixture")
  .argument("<name>", "of the recording: lower case, words joined by hyphens", recordingName)
  .requiredOption("--base <ref>", "what the pull request would be merged into")
  .requiredOption("--because <sentence>", "what the recording shows")
  .option("--repo <dir>", "the repository", ".")
  .option("--head <ref>", "the last commit of the pull request", "HEAD")
  .option("--author <login>", "who opened it", "contributor")
  .parse();
const options = program.opts<Options>();
const [name = ""] = program.processedArgs as readonly string[]; // of recordingName
const directory = join(recordedRoot, name);
if (existsSync(directory)) {
  console.error(`fixtures/pull-requests/${name} is there already.\nChoose another name, or remove it first.`);
  process.exit(2);
}

const baseSha = await mergeBase(options.repo, options.base, options.head);
const headSha = await resolveCommit(options.repo, options.head);
const sides = {
  base: await gitCommitTree(options.repo, baseSha),
  head: await gitCommitTree(options.repo, headSha),
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
const facts = { author: options.author, isDraft: false, isReturningAuthor: false, canComment: true };
write(join(directory, "pull-request.json"), `${JSON.stringify(facts, null, 2)}\n`);
write(join(directory, "notes.md"), `${options.because}\n`);
for (const [file, text] of Object.entries(await replayRecorded(directory)))
  write(join(directory, file), text);
const subject = execFileSync("git", ["-C", options.repo, "log", "-1", "--format=%s", headSha], {
  encoding: "utf8",
}).trim();
console.log(
  `Recorded "${subject}" as fixtures/pull-requests/${name}: ${changes.connectors.length} connectors, ${files} files.`,
);

function write(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

function recordingName(text: string): string {
  if (/^[a-z0-9-]+$/.test(text)) return text;
  throw new InvalidArgumentError("It is written in lower case, words joined by hyphens.");
}
