/** The other connectors of the branch a pull request goes to: facts from the store, the rest from GitHub. */
import pLimit from "p-limit";
import type { FileTree } from "../connector/file-tree.ts";
import { type ConnectorFolder, findConnectorFolders, type Roots } from "../connector/folders.ts";
import {
  type BlobFacts,
  type ConnectorIndex,
  type IndexQuestion,
  indexFolders,
  learn,
  noBlobFacts,
  rolesFor,
  type UnknownFile,
  unknownFiles,
} from "../connector/index/index-of-connectors.ts";
import { assignRoles } from "../connector/roles.ts";
import { readTarball } from "../github/files/tarball.ts";
import type { GitHub, RepositoryRef } from "../github/octokit.ts";
import type { BlobFactsTable } from "../store/blob-facts.ts";
import { asObject } from "../text/json/json.ts";
import { parseJson } from "../text/json/parse-json.ts";
import { makeSource } from "../text/source.ts";

export interface IndexDeps {
  readonly octokit: GitHub;
  /** Left out: everything is read again. */
  readonly blobFacts?: BlobFactsTable;
}

/** Up to this many files are fetched one by one; for more the whole commit is read as one archive. */
const maxSingleReads = 8;
/** The rest of a larger repository is left out. */
const maxFolders = 5_000;
const kinds = { swagger: "swagger-facts-1", properties: "properties-facts-1", icon: "icon-facts-1" } as const;

/**
 * @param tree of `commit`, without what the settings ignore
 * @throws {GitHubFailure}
 */
export async function readOtherConnectors(
  { octokit, blobFacts }: IndexDeps,
  repository: RepositoryRef,
  commit: string,
  tree: FileTree,
  roots: Roots,
  asked: IndexQuestion,
): Promise<ConnectorIndex> {
  const folders = findConnectorFolders(await tree.list(), roots).slice(0, maxFolders);
  const facts = blobFacts === undefined ? noBlobFacts() : await readKnown(blobFacts, folders, asked);
  const unknown = unknownFiles(folders, facts, asked);
  if (unknown.length > maxSingleReads) {
    await learnFromArchive(octokit, repository, commit, unknown, facts);
  } else {
    await pLimit(maxSingleReads).map(unknown, async (file) => {
      const content = await tree.read(file.entry, file.limit);
      if (content.state === "read") await learn(facts, file, content.bytes);
    });
  }
  if (blobFacts !== undefined) await writeNew(blobFacts, unknown, facts);
  return indexFolders(folders, facts);
}

async function learnFromArchive(
  octokit: GitHub,
  repository: RepositoryRef,
  commit: string,
  unknown: readonly UnknownFile[],
  facts: BlobFacts,
): Promise<void> {
  const wanted = new Map(unknown.map((file) => [file.entry.path, file]));
  const limitOf = (path: string): number => wanted.get(path)?.limit ?? -1;
  for await (const { path, bytes } of readTarball(octokit, repository, commit, limitOf)) {
    const file = wanted.get(path);
    if (file !== undefined) await learn(facts, file, bytes);
  }
}

async function readKnown(
  table: BlobFactsTable,
  folders: readonly ConnectorFolder[],
  asked: IndexQuestion,
): Promise<BlobFacts> {
  const facts = noBlobFacts();
  const roles = folders.map(({ folder, entries }) => assignRoles(folder, entries));
  for (const role of rolesFor(asked)) {
    const ids = [...new Set(roles.flatMap((files) => files.get(role)?.id ?? []))];
    const known: Map<string, unknown> = facts[role];
    for (const [id, text] of await table.read(kinds[role], ids)) {
      const json = parseJson(makeSource("", text));
      const value = json.state === "strict" ? asObject(json.value) : undefined;
      if (value !== undefined) known.set(id, value);
    }
  }
  return facts;
}

async function writeNew(
  table: BlobFactsTable,
  unknown: readonly UnknownFile[],
  facts: BlobFacts,
): Promise<void> {
  for (const role of rolesFor({ icons: true })) {
    const fresh = unknown.flatMap(({ role: own, entry }) => {
      const known = own === role ? facts[role].get(entry.id) : undefined;
      return known === undefined ? [] : [[entry.id, JSON.stringify(known)] as const];
    });
    if (fresh.length > 0) await table.write(kinds[role], new Map(fresh));
  }
}
