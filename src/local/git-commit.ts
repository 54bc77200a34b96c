/** A commit of a local clone as a tree of files. */
import type { FileContent, FileEntry, FileTree, Listing } from "../connector/file-tree.ts";
import { GitError, resolveCommit, runGit } from "./git.ts";
import { ObjectReader } from "./object-reader.ts";

export interface GitCommitTree extends FileTree {
  /** The full sha of the ref. */
  readonly commit: string;
  /** Ends the git process behind it. An idle tree doesn't keep the program alive, so this may be left out. */
  close(): void;
}

/**
 * @param ref a branch, a tag or a sha; resolved once, so a branch that moves meanwhile changes nothing
 * @throws {GitError} when the folder isn't a repository or has no such commit
 */
export async function gitCommitTree(repositoryDir: string, ref: string): Promise<GitCommitTree> {
  const commit = await resolveCommit(repositoryDir, ref);
  const objects = new ObjectReader(repositoryDir);
  let listing: Promise<Listing> | undefined;
  return {
    label: `commit ${commit.slice(0, 7)}`,
    commit,
    list() {
      listing ??= listCommit(repositoryDir, commit);
      return listing;
    },
    read: (entry, limit) => readObject(objects, entry, limit),
    close: () => objects.close(),
  };
}

async function listCommit(repositoryDir: string, commit: string): Promise<Listing> {
  const output = await runGit(repositoryDir, ["ls-tree", "-r", "-z", "-l", "--full-tree", commit]);
  const entries: FileEntry[] = [];
  for (const line of output.toString("utf8").split("\0")) {
    const entry = entryOf(line);
    if (entry !== undefined) entries.push(entry);
  }
  return { entries, isComplete: true };
}

/** `<mode> <type> <id> <size, padded; - for submodules>\t<path>` */
function entryOf(line: string): FileEntry | undefined {
  const tab = line.indexOf("\t");
  if (tab < 0) return undefined;
  const [mode = "", , id = "", size = "-"] = line.slice(0, tab).split(/ +/);
  const path = line.slice(tab + 1);
  if (mode === "160000") return { path, kind: "submodule", id };
  return { path, kind: mode === "120000" ? "link" : "file", id, size: Number(size) };
}

/** A listed file whose bytes are not there must not look like a file the author left out. */
function missing({ path, id }: FileEntry): string {
  return `The clone lacks the object ${id} of \`${path}\`. If it is a partial clone, run \`git fetch --refetch --no-filter\`.`;
}

async function readObject(objects: ObjectReader, entry: FileEntry, limit: number): Promise<FileContent> {
  if (entry.kind !== "file") return { state: "absent" };
  if (entry.size !== undefined && entry.size > limit) return { state: "too-large", size: entry.size, limit };
  const object = await objects.read(entry.id);
  if (object === undefined) throw new GitError("failed", missing(entry));
  const bytes = object.content;
  if (bytes.length > limit) return { state: "too-large", size: bytes.length, limit };
  return { state: "read", bytes };
}
