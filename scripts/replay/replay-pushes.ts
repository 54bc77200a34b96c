/** What a contributor pushes after the opening: fixes some, breaks some, rebases. Generated, the same for the same seed. */
import { applyEdits, format } from "jsonc-parser";
import { gitCommitTree } from "../../src/local/git-commit.ts";
import type { ConnectorReview, Review } from "../../src/review/finding/finding.ts";
import { writeCommit } from "../../src/simulator/git/commit-files.ts";
import type { GitRepository } from "../../src/simulator/git/git-repository.ts";
import { type Chance, chanceOf } from "./replay-chance.ts";
import { type Edits, someFixes, withFixes } from "./replay-fixes.ts";
import { someMistakes } from "./replay-mistakes.ts";
import {
  changedFiles,
  isReadme,
  isSwagger,
  lineEndOf,
  parsedText,
  readTexts,
  rewritten,
  type TextsOnDisk,
} from "./replay-texts.ts";

export const pushKinds = ["fix some", "add some", "rebase"] as const;
export type PushKind = (typeof pushKinds)[number];

export interface Push {
  readonly kind: PushKind;
  readonly base: string;
  readonly head: string;
  /** In a few words each; empty: the commit changes nothing but a note. */
  readonly did: readonly string[];
}

interface Opened {
  readonly number: number;
  /** Full shas; `base` is the merge base. */
  readonly base: string;
  readonly head: string;
}

type Files = Parameters<typeof writeCommit>[1]["files"];

/** More connectors than these are not edited in one push. */
const maxFolders = 3;

/**
 * Writes the commits of all three pushes. The number of the pull request is the seed.
 * @param repository gains objects and refs below `refs/replay/`
 * @param review of the opening
 */
export async function writePushes(
  repository: GitRepository,
  opened: Opened,
  review: Review | undefined,
): Promise<readonly Push[]> {
  const chance = chanceOf(opened.number);
  const commit = (name: string, parent: string, files: Files): Promise<string> =>
    commitOf(repository, opened, name, parent, files);
  const { fix, add } = await editsAfter(repository, opened, review?.connectors ?? [], chance);
  const fixed = await commit("fix", opened.head, orNote(fix.files, opened, "fix"));
  const added = await commit("add", fixed, orNote(add.files, opened, "add"));
  const folders = (review?.connectors ?? []).map(({ folder }) => folder);
  const base = await commit("base", opened.base, await unrelatedChange(repository, opened, folders, chance));
  const layout = layoutFor(chance);
  const carried = await carriedOver(repository, opened.base, added, layout.write);
  return [
    { kind: "fix some", base: opened.base, head: fixed, did: didOf(fix) },
    { kind: "add some", base: opened.base, head: added, did: didOf(add) },
    { kind: "rebase", base, head: await commit("rebase", base, carried), did: [layout.name] },
  ];
}

interface Edited {
  readonly files: Files;
  /** What was wanted; where nothing could be written it counts for nothing. */
  readonly wanted: readonly string[];
}

function didOf({ files, wanted }: Edited): readonly string[] {
  return Object.keys(files).length === 0 ? [] : wanted;
}

/** What is fixed after the opening; then what is broken, with one or two of the fixed ones as they were. */
async function editsAfter(
  repository: GitRepository,
  opened: Opened,
  connectors: readonly ConnectorReview[],
  chance: Chance,
): Promise<{ readonly fix: Edited; readonly add: Edited }> {
  const kept = connectors.filter(({ change }) => change !== "removed").map(({ folder }) => folder);
  const folders = chance.shuffled(kept).slice(0, maxFolders);
  const disk = await textsOf(repository.directory, opened.head, folders);
  const findings = connectors.flatMap((connector) => connector.findings);
  const fixes = someFixes(findings, disk.texts, chance);
  const fixed = withFixes(disk.texts, fixes);
  const back = chance.shuffled(fixes).slice(0, 1 + chance.below(2));
  const left = fixes.filter((fix) => !back.includes(fix));
  const touched = new Set((await repository.diff(opened.base, opened.head)).map(({ path }) => path));
  const broken = someMistakes(withFixes(disk.texts, left), touched, chance);
  return {
    fix: { files: changedFiles(disk.texts, fixed, disk), wanted: fixes.map(nameOf) },
    add: {
      files: changedFiles(fixed, broken.texts, disk),
      wanted: [...broken.did, ...back.map((fix) => `back: ${nameOf(fix)}`)],
    },
  };
}

function nameOf({ rule, file }: Edits): string {
  return `${rule} in ${file}`;
}

async function textsOf(directory: string, head: string, folders: readonly string[]): Promise<TextsOnDisk> {
  const tree = await gitCommitTree(directory, head);
  try {
    return await readTexts(tree, folders);
  } finally {
    tree.close();
  }
}

/** 2026-02-01T00:00:00Z: equal input gives equal shas. */
const firstSecond = 1769904000;

function commitOf(
  repository: GitRepository,
  { number }: Opened,
  name: string,
  parent: string,
  files: Files,
): Promise<string> {
  return writeCommit(repository.directory, {
    parents: [parent],
    files,
    message: `${name} of pull request ${number}`,
    ref: `refs/replay/${number}/${name}`,
    seconds: firstSecond + number,
  });
}

/** A push has to be a commit of its own: where there was nothing to edit, a note outside the connectors changes. */
function orNote(files: Files, { number }: Opened, name: string): Files {
  return Object.keys(files).length > 0 ? files : { [`notes-${number}.md`]: `Nothing to ${name}.\n` };
}

/** The base branch moves on: somebody else's connector, or a note where there is no other. */
async function unrelatedChange(
  repository: GitRepository,
  { number, base }: Opened,
  folders: readonly string[],
  chance: Chance,
): Promise<Files> {
  const entries = (await repository.tree(base, true))?.entries ?? [];
  const others = entries.filter(
    ({ path, type }) =>
      type === "blob" && isReadme(path) && !folders.some((folder) => path.startsWith(`${folder}/`)),
  );
  const other = chance.pick(others);
  const content = other && (await repository.read(other.sha))?.content;
  if (other === undefined || content === undefined) return { [`other-${number}.md`]: "Something else.\n" };
  return { [other.path]: Buffer.concat([content, Buffer.from("\nOne more sentence.\n")]) };
}

type Write = (path: string, text: string) => string;

/** A rebase by an editor: as it was, with lines above everything, or with another indentation. */
function layoutFor(chance: Chance): { readonly name: string; readonly write: Write } {
  const layouts = [
    { name: "as it was", write: (_: string, text: string) => text },
    { name: "lines above", write: linesAbove },
    { name: "indented anew", write: indentedAnew },
  ];
  return chance.pick(layouts) ?? { name: "as it was", write: (_, text) => text };
}

function linesAbove(path: string, text: string): string {
  const end = lineEndOf(text);
  return isSwagger(path) ? text.replace("{", `{${end.repeat(3)}`) : text;
}

function indentedAnew(path: string, text: string): string {
  if (!isSwagger(path) || parsedText(path, text).state !== "strict") return text;
  const tabSize = /\n {4}"/.test(text) ? 2 : 4;
  return applyEdits(text, format(text, undefined, { insertSpaces: true, tabSize, eol: lineEndOf(text) }));
}

/** All that differs between two commits, for a commit on another parent. */
async function carriedOver(
  repository: GitRepository,
  base: string,
  head: string,
  write: Write,
): Promise<Files> {
  const files: Record<string, Files[string]> = {};
  for (const { path, previousPath, status, blobId, isSubmodule } of await repository.diff(base, head)) {
    if (status === "renamed" && previousPath !== null) files[previousPath] = null;
    if (status === "removed") files[path] = null;
    else if (isSubmodule) files[path] = { mode: "160000", commit: blobId };
    else files[path] = rewritten(path, (await repository.read(blobId))?.content ?? Buffer.alloc(0), write);
  }
  return files;
}
