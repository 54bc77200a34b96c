/** Reads the files of a connector, and no others, as plain data: whoever looks into them may do so in another thread. */
import type { Role } from "./connector.ts";
import { type Elsewhere, elsewhereOf } from "./elsewhere.ts";
import {
  type FileContent,
  type FileEntry,
  type FileTree,
  maxImageBytes,
  maxPackageBytes,
  maxTextBytes,
} from "./file-tree.ts";
import type { ConnectorFolder } from "./folders.ts";
import { assignRoles, rolesIn } from "./roles.ts";

export interface ConnectorFiles extends ConnectorFolder {
  /** By path: the files that play a role, and sample calls. */
  readonly contents: ReadonlyMap<string, StoredContent>;
}

/** What is read of a file, or why its content is not in the repository. */
export type StoredContent = FileContent | { readonly state: "elsewhere"; readonly as: Elsewhere };

/** Bytes. */
const limits: { readonly [role in Role]: number } = {
  swagger: maxTextBytes,
  properties: maxTextBytes,
  readme: maxTextBytes,
  script: maxTextBytes,
  settings: maxTextBytes,
  icon: maxImageBytes,
  package: maxPackageBytes,
};
/** Each is a call of GitHub's API. */
const maxSamples = 12;
/** Bytes of one file. */
const maxSampleBytes = 100 * 1024;

/** @throws what the tree throws when it cannot be read */
export async function readConnectorFiles(
  tree: FileTree,
  connectorFolder: ConnectorFolder,
): Promise<ConnectorFiles> {
  const { folder, kind, entries } = connectorFolder;
  const wanted = [
    ...samplesAmong(connectorFolder).map((entry) => ({ entry, limit: maxSampleBytes })),
    ...[...rolesIn(folder, entries)].map(([role, entry]) => ({ entry, limit: limits[role] })),
  ];
  const read = wanted.map(
    async ({ entry, limit }) => [entry.path, await contentOf(tree, entry, limit)] as const,
  );
  return { folder, kind, entries, contents: new Map(await Promise.all(read)) };
}

/** By path: the files of a connector whose content is stored elsewhere, as far as they were read. */
export function elsewhereIn({ entries, contents }: ConnectorFiles): ReadonlyMap<string, Elsewhere> {
  const links = entries.flatMap(({ path, kind }) => (kind === "file" ? [] : [[path, kind] as const]));
  const read = [...contents].flatMap(([path, content]) =>
    content.state === "elsewhere" ? [[path, content.as] as const] : [],
  );
  return new Map([...links, ...read]);
}

async function contentOf(tree: FileTree, entry: FileEntry, limit: number): Promise<StoredContent> {
  const content = await tree.read(entry, limit);
  const as = elsewhereOf(entry, content);
  return as === undefined ? content : { state: "elsewhere", as };
}

/** Files in which people keep calls, answers and notes, by how likely that is. */
const sampleNames: readonly RegExp[] = [/\.(?:http|rest)$/i, /\.md$/i, /\.(?:json|txt)$/i];

/** Files that play no role and may hold sample calls or their bodies: the likeliest first, then in path order. */
export function samplesAmong(files: FilesOfFolder): readonly FileEntry[] {
  return possibleSamples(files).slice(0, maxSamples);
}

/** The same without a limit. */
export function possibleSamples({ folder, entries }: FilesOfFolder): readonly FileEntry[] {
  const playing = new Set(assignRoles(folder, entries).values());
  const others = entries.filter((entry) => entry.kind === "file" && !playing.has(entry));
  return sampleNames.flatMap((name) => others.filter(({ path }) => name.test(path)));
}

type FilesOfFolder = Pick<ConnectorFolder, "folder" | "entries">;
