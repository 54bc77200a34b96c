/**
 * The seam between the project and the world: a list of files and a way to read one.
 * Implemented by a tree on GitHub, a commit of a local clone, and a working tree.
 */

export interface FileEntry {
  /** Path from the repository's root, with `/`, exactly as spelled. */
  readonly path: string;
  readonly kind: "file" | "link" | "submodule";
  /** Git blob id (40 hex). Equal ids are equal bytes. For a submodule the commit it points to. */
  readonly id: string;
  /** Bytes; absent for submodules. */
  readonly size?: number;
}

export interface Listing {
  readonly entries: readonly FileEntry[];
  /** False when the source could not list everything (GitHub cuts trees at 100,000 entries). */
  readonly isComplete: boolean;
}

export type FileContent =
  | { readonly state: "read"; readonly bytes: Uint8Array }
  | { readonly state: "too-large"; readonly size: number; readonly limit: number }
  | { readonly state: "absent" };

export interface FileTree {
  /** What this is a tree of, for people: `commit 9e77d01`, `working tree at ./`. */
  readonly label: string;
  list(): Promise<Listing>;
  /**
   * Reads one listed file. A link or submodule is never followed: it answers `absent`.
   * @param limit bytes; a larger file answers `too-large` and is not transferred when that can be avoided
   */
  read(entry: FileEntry, limit: number): Promise<FileContent>;
}

/** Largest text we look at, in bytes. */
export const maxTextBytes = 10 * 1024 * 1024;
/** Largest image we look at, in bytes. */
export const maxImageBytes = 2 * 1024 * 1024;
/** Largest package we look at, in bytes. */
export const maxPackageBytes = 25 * 1024 * 1024;
