/** A tree held in memory, with the blob ids git would give. */
import { createHash } from "node:crypto";
import type { FileContent, FileEntry, FileTree } from "../../src/connector/file-tree.ts";

/** Content that git stores as a symbolic link, by the path it holds. */
export interface StoredLink {
  readonly link: string;
}

/** Another repository, by its commit. */
export interface StoredSubmodule {
  readonly submodule: string;
}

export type Stored = string | Uint8Array | StoredLink | StoredSubmodule;

/** @param files path from the repository's root → content */
export function memoryTree(files: Readonly<Record<string, Stored>>, label = "memory"): FileTree {
  const contents = new Map(Object.entries(files).map(([path, stored]) => [path, bytesOf(stored)]));
  const entries = Object.entries(files)
    .map(([path, stored]) => entryOf(path, stored))
    .sort((one, other) => (one.path < other.path ? -1 : 1));
  return {
    label,
    list: async () => ({ entries, isComplete: true }),
    read: async (entry, limit): Promise<FileContent> => {
      const bytes = contents.get(entry.path);
      if (bytes === undefined || entry.kind !== "file") return { state: "absent" };
      return bytes.length > limit
        ? { state: "too-large", size: bytes.length, limit }
        : { state: "read", bytes };
    },
  };
}

function entryOf(path: string, stored: Stored): FileEntry {
  if (isObject(stored) && "submodule" in stored) return { path, kind: "submodule", id: stored.submodule };
  const bytes = bytesOf(stored);
  const kind = isObject(stored) ? "link" : "file";
  return { path, kind, id: blobId(bytes), size: bytes.length };
}

function bytesOf(stored: Stored): Uint8Array {
  if (!isObject(stored)) return typeof stored === "string" ? new TextEncoder().encode(stored) : stored;
  return new TextEncoder().encode("link" in stored ? stored.link : "");
}

function isObject(stored: Stored): stored is StoredLink | StoredSubmodule {
  return typeof stored === "object" && !(stored instanceof Uint8Array);
}

/** Git's name of a blob (SHA-1 object format). */
function blobId(bytes: Uint8Array): string {
  return createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}
