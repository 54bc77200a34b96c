/** Which connectors differ between two trees: by blob ids alone, so that every entrance sees the same change. */
import type { Kind } from "../connector.ts";
import type { FileEntry, FileTree, Listing } from "../file-tree.ts";
import { type ConnectorFolder, compareText, findConnectorFolders, ownerOf, type Roots } from "../folders.ts";
import { pairRenames } from "./renames.ts";

export interface ChangeSet {
  /** Only connectors in which something differs, in path order. */
  readonly connectors: readonly ChangedConnector[];
  /** Differing paths that belong to no connector, in path order. */
  readonly outside: readonly string[];
}

export interface ChangedConnector {
  /** On the head's side; on the base's side when removed. */
  readonly folder: string;
  readonly kind: Kind;
  readonly change: "added" | "changed" | "removed";
  /** The folder on the base's side when it was another one. */
  readonly renamedFrom: string | null;
  /** Paths that were added, changed or removed in or below the folder (after a rename: both folders), in path order. */
  readonly files: readonly string[];
  /** Null when added. */
  readonly before: ConnectorFolder | null;
  /** Null when removed. */
  readonly after: ConnectorFolder | null;
}

/**
 * Compares two trees. Contents are read only to recognize a renamed connector whose swagger was changed as well.
 * @param base the tree of the merge base
 */
export async function changeSet(base: FileTree, head: FileTree, roots: Roots): Promise<ChangeSet> {
  const [baseListing, headListing] = await Promise.all([base.list(), head.list()]);
  const before = foldersByPath(baseListing, roots);
  const after = foldersByPath(headListing, roots);
  const removed = [...before.values()].filter(({ folder }) => !after.has(folder));
  const added = [...after.values()].filter(({ folder }) => !before.has(folder));
  const renames = await pairRenames({ tree: base, folders: removed }, { tree: head, folders: added });
  const { filesOf, outside } = assignPaths(differingPaths(baseListing, headListing), before, after);

  const connectors = [...after.values()].map((now): ChangedConnector => {
    const renamedFrom = renames.get(now.folder) ?? null;
    const then = before.get(renamedFrom ?? now.folder) ?? null;
    const files = [...filesOf(now.folder), ...(renamedFrom === null ? [] : filesOf(renamedFrom))];
    const change = then === null ? "added" : "changed";
    return {
      folder: now.folder,
      kind: now.kind,
      change,
      renamedFrom,
      files: sorted(files),
      before: then,
      after: now,
    };
  });
  const gone = new Set(renames.values());
  for (const then of removed) {
    if (gone.has(then.folder)) continue;
    const { folder, kind } = then;
    const files = sorted(filesOf(folder));
    connectors.push({ folder, kind, change: "removed", renamedFrom: null, files, before: then, after: null });
  }
  return {
    connectors: connectors
      .filter(({ files }) => files.length > 0)
      .sort((one, other) => compareText(one.folder, other.folder)),
    outside: sorted(outside),
  };
}

type Folders = ReadonlyMap<string, ConnectorFolder>;

function foldersByPath(listing: Listing, roots: Roots): Folders {
  return new Map(findConnectorFolders(listing, roots).map((found) => [found.folder, found]));
}

function differingPaths(base: Listing, head: Listing): readonly string[] {
  const before = new Map(base.entries.map((entry) => [entry.path, entry]));
  const differing: string[] = [];
  for (const entry of head.entries) {
    const then = before.get(entry.path);
    before.delete(entry.path);
    if (then === undefined || !isSame(then, entry)) differing.push(entry.path);
  }
  return [...differing, ...before.keys()];
}

function isSame(one: FileEntry, other: FileEntry): boolean {
  return one.id === other.id && one.kind === other.kind;
}

/** A path may belong to one connector before and to another after, when an inner one appears or goes. */
function assignPaths(
  paths: readonly string[],
  before: Folders,
  after: Folders,
): { readonly filesOf: (folder: string) => readonly string[]; readonly outside: readonly string[] } {
  const folders = { before: new Set(before.keys()), after: new Set(after.keys()) };
  const files = new Map<string, string[]>();
  const outside: string[] = [];
  for (const path of paths) {
    const owners = new Set([ownerOf(path, folders.after), ownerOf(path, folders.before)]);
    owners.delete(undefined);
    if (owners.size === 0) outside.push(path);
    for (const owner of owners) {
      if (owner === undefined) continue;
      const list = files.get(owner);
      if (list === undefined) files.set(owner, [path]);
      else list.push(path);
    }
  }
  return { filesOf: (folder) => files.get(folder) ?? [], outside };
}

function sorted(paths: readonly string[]): readonly string[] {
  return [...new Set(paths)].sort(compareText);
}
