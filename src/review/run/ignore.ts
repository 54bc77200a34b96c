/** A tree without what the settings ignore: for the rest of the project these files are not there. */
import picomatch from "picomatch";
import type { FileTree } from "../../connector/file-tree.ts";

/** @param globs of paths from the repository's root; a folder's name ignores everything below it */
export function withoutIgnored(tree: FileTree, globs: readonly string[]): FileTree {
  if (globs.length === 0) return tree;
  const isIgnored = picomatch(
    globs.flatMap((glob) => [glob, `${glob.replace(/\/+$/, "")}/**`]),
    { dot: true },
  );
  return {
    label: tree.label,
    async list() {
      const { entries, isComplete } = await tree.list();
      return { entries: entries.filter((entry) => !isIgnored(entry.path)), isComplete };
    },
    read: (entry, limit) => tree.read(entry, limit),
  };
}
