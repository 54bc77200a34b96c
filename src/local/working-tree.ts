/** The files of a folder on disk as a tree, inside or outside a clone. */
import { createHash } from "node:crypto";
import {
  closeSync,
  type Dirent,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  readSync,
} from "node:fs";
import { join, resolve } from "node:path";
import type { FileContent, FileEntry, FileTree, Listing } from "../connector/file-tree.ts";
import { gitBlobId } from "../text/hash.ts";

/** Folders that hold no connectors and may be huge. */
const skipped = new Set([".git", "node_modules"]);
/** As GitHub cuts trees; above it the listing says that it is incomplete. */
const maxEntries = 100_000;
const maxFolderDepth = 100;
/** Larger files are hashed piece by piece. */
const maxBytesInMemory = 16 * 1024 * 1024;
/** Git's spelling of "no object", for submodules: which commit they are at is not read from disk. */
const noObject = "0".repeat(40);

export interface WorkingTreeOptions {
  /** List only below these folders (paths from the root, with `/`; `""` is everything). */
  readonly below?: readonly string[];
}

/**
 * Calls of the file system are synchronous: nothing else waits on the command line, and a promise for each of some thousand
 * small files takes more time than the files. Links are listed as links and never followed. Ids are git's blob ids of the bytes on disk, so they equal
 * those of a commit unless git converts line ends.
 * @param root folder whose paths are shown; a missing one is an empty tree
 */
export function workingTree(root: string, options: WorkingTreeOptions = {}): FileTree {
  const top = resolve(root);
  let listing: Listing | undefined;
  return {
    label: `working tree at ${root}`,
    async list() {
      listing ??= listFolders(top, options.below ?? [""]);
      return listing;
    },
    read: async (entry, limit) => readEntry(top, entry, limit),
  };
}

interface Found {
  readonly path: string;
  readonly kind: FileEntry["kind"];
}

function listFolders(top: string, below: readonly string[]): Listing {
  const found = new Map<string, Found>();
  let isComplete = true;
  for (const folder of below) {
    const start = folder.split("/").filter((part) => part !== "" && part !== ".");
    if (start.includes("..")) continue;
    for (const each of walk(top, start.join("/"), 0)) {
      if (found.size >= maxEntries) {
        isComplete = false;
        break;
      }
      found.set(each.path, each);
    }
  }
  const sorted = [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  const entries: FileEntry[] = [];
  for (const each of sorted) {
    const entry = entryOf(top, each);
    // A file that vanished between the two steps is simply no longer there.
    if (entry !== undefined) entries.push(entry);
  }
  return { entries, isComplete };
}

function* walk(top: string, folder: string, depth: number): Generator<Found> {
  const children = childrenOf(join(top, folder));
  if (depth > 0 && children.some((child) => child.name === ".git" && child.isFile())) {
    yield { path: folder, kind: "submodule" };
    return;
  }
  for (const child of children) {
    const path = folder === "" ? child.name : `${folder}/${child.name}`;
    if (child.isSymbolicLink()) yield { path, kind: "link" };
    else if (child.isFile()) yield { path, kind: "file" };
    else if (child.isDirectory() && !skipped.has(child.name) && depth < maxFolderDepth) {
      yield* walk(top, path, depth + 1);
    }
  }
}

function childrenOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (isGone(error)) return [];
    throw error;
  }
}

function entryOf(top: string, found: Found): FileEntry | undefined {
  const { path, kind } = found;
  if (kind === "submodule") return { path, kind, id: noObject };
  const file = join(top, path);
  try {
    if (kind === "link") {
      const target = Buffer.from(readlinkSync(file));
      return { path, kind, id: gitBlobId(target), size: target.length };
    }
    const { size } = lstatSync(file);
    if (size > maxBytesInMemory) return { path, kind, id: blobIdOfLarge(file, size), size };
    const bytes = readFileSync(file);
    return { path, kind, id: gitBlobId(bytes), size: bytes.length };
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

function blobIdOfLarge(file: string, size: number): string {
  const hash = createHash("sha1").update(`blob ${size}\0`);
  const piece = Buffer.alloc(1024 * 1024);
  return withOpen(file, (descriptor) => {
    for (let read = readSync(descriptor, piece, {}); read > 0; read = readSync(descriptor, piece, {})) {
      hash.update(piece.subarray(0, read));
    }
    return hash.digest("hex");
  });
}

function withOpen<T>(file: string, use: (descriptor: number) => T): T {
  const descriptor = openSync(file, "r");
  try {
    return use(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function readEntry(top: string, entry: FileEntry, limit: number): FileContent {
  if (entry.kind !== "file" || entry.path.split("/").includes("..")) return { state: "absent" };
  try {
    const file = join(top, entry.path);
    if (!lstatSync(file).isFile()) return { state: "absent" };
    return withOpen(file, (descriptor) => {
      const { size } = fstatSync(descriptor);
      if (size > limit) return { state: "too-large", size, limit };
      return { state: "read", bytes: new Uint8Array(readFileSync(descriptor)) };
    });
  } catch (error) {
    if (isGone(error)) return { state: "absent" };
    throw error;
  }
}

function isGone(error: unknown): boolean {
  if (!(error instanceof Error) || !("code" in error)) return false;
  return error.code === "ENOENT" || error.code === "ENOTDIR" || error.code === "ELOOP";
}
