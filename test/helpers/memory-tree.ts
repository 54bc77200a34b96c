/** A tree held in memory, with the blob ids git would give. */
import { createHash } from "node:crypto";
import type { FileContent, FileEntry, FileTree } from "../../src/connector/file-tree.ts";

/** @param files path from the repository's root → content */
export function memoryTree(files: Readonly<Record<string, string | Uint8Array>>, label = "memory"): FileTree {
  const contents = new Map(
    Object.entries(files).map(([path, content]) => [
      path,
      typeof content === "string" ? new TextEncoder().encode(content) : content,
    ]),
  );
  const entries: FileEntry[] = [...contents]
    .map(([path, bytes]): FileEntry => ({ path, kind: "file", id: blobId(bytes), size: bytes.length }))
    .sort((one, other) => (one.path < other.path ? -1 : 1));
  return {
    label,
    list: async () => ({ entries, isComplete: true }),
    read: async (entry, limit): Promise<FileContent> => {
      const bytes = contents.get(entry.path);
      if (bytes === undefined) return { state: "absent" };
      return bytes.length > limit
        ? { state: "too-large", size: bytes.length, limit }
        : { state: "read", bytes };
    },
  };
}

/** Git's name of a blob (SHA-1 object format). */
function blobId(bytes: Uint8Array): string {
  return createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}
