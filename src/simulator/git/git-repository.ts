import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { diffCommits } from "../../local/local-diff.ts";
import { type GitObject, ObjectReader } from "../../local/object-reader.ts";
import type { FileDiff } from "../../text/patch/file-diffs.ts";
import { type Files, writeCommit, writeCommits } from "./commit-files.ts";
import { gitEnvironment, runGit } from "./git-process.ts";

export interface TreeEntry {
  readonly path: string;
  readonly mode: string;
  readonly type: "blob" | "tree" | "commit";
  readonly sha: string;
  /** Bytes; blobs only. */
  readonly size: number | undefined;
}

export interface DiffFile extends FileDiff {
  readonly additions: number;
  readonly deletions: number;
}

export interface Commit {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Signature;
  readonly committer: Signature;
  readonly message: string;
}

export interface Signature {
  readonly name: string;
  readonly email: string;
  readonly date: string;
}

/** Diffs as GitHub makes them, whatever the machine's git is set to. */
const diffOptions = [
  "-M",
  "--no-color",
  "--no-ext-diff",
  "--no-textconv",
  "--diff-algorithm=myers",
  "--unified=3",
];
const maxCached = 24;
/** Time of the first commit, fixed so that equal tests give equal shas: 2026-01-05T09:00:00Z. */
const firstCommitSeconds = 1767603600;

/** A repository on disk, read and written through git plumbing. `close` ends its process and removes it if it was ours. */
export class GitRepository {
  readonly directory: string;
  readonly #objects: ObjectReader;
  readonly #isTemporary: boolean;
  readonly #trees = new Map<string, Promise<readonly TreeEntry[]>>();
  readonly #diffs = new Map<string, Promise<readonly DiffFile[]>>();
  readonly #ranges = new Map<string, Promise<readonly string[]>>();
  readonly #mergeBases = new Map<string, Promise<string | undefined>>();
  #commits = 0;

  private constructor(directory: string, isTemporary: boolean) {
    this.directory = directory;
    this.#isTemporary = isTemporary;
    this.#objects = new ObjectReader(directory, gitEnvironment);
  }

  /** @param directory an existing repository, bare or not; without it an empty one is made in the temporary folder */
  static async open(directory?: string): Promise<GitRepository> {
    if (directory !== undefined) return new GitRepository(directory, false);
    const made = await mkdtemp(join(tmpdir(), "simulated-github-"));
    await runGit(made, ["init", "--quiet", "--bare", "--initial-branch=main", "."]);
    return new GitRepository(made, true);
  }

  async close(): Promise<void> {
    this.#objects.close();
    if (this.#isTemporary) await rm(this.directory, { recursive: true, force: true });
  }

  /** Any git object by revision; undefined when there is none. */
  async read(name: string): Promise<{ readonly type: string; readonly content: Buffer } | undefined> {
    const object = await this.#objects.readRevision(name);
    return object && { type: object.type, content: Buffer.from(object.content.buffer) };
  }

  async commit(name: string): Promise<Commit | undefined> {
    const object = await this.#objects.readRevision(`${name}^{commit}`);
    return object === undefined ? undefined : parseCommit(object);
  }

  /** Entries in git's order. With `recursive`, folders are listed too (as GitHub does). */
  async tree(
    name: string,
    recursive: boolean,
  ): Promise<{ sha: string; entries: readonly TreeEntry[] } | undefined> {
    const object = await this.#objects.readRevision(`${name}^{tree}`);
    if (object === undefined) return undefined;
    const options = recursive ? ["-r", "-t"] : [];
    const entries = await memoize(this.#trees, `${object.id} ${recursive}`, async () =>
      parseTree(await runGit(this.directory, ["ls-tree", "-z", "-l", ...options, object.id])),
    );
    return { sha: object.id, entries };
  }

  /** Undefined when the two share no history. */
  mergeBase(base: string, head: string): Promise<string | undefined> {
    return memoize(this.#mergeBases, `${base} ${head}`, async () => {
      const output = await runGit(this.directory, ["merge-base", base, head], [0, 1]);
      const sha = output.toString("utf8").trim();
      return sha === "" ? undefined : sha;
    });
  }

  /** What differs between two commits (two dots: give the merge base for a pull request). */
  diff(base: string, head: string): Promise<readonly DiffFile[]> {
    return memoize(this.#diffs, `${base} ${head}`, async () => {
      const diffs = await diffCommits((args) => runGit(this.directory, args), base, head);
      return diffs.map((diff) => ({ ...diff, ...lineCounts(diff.patch) }));
    });
  }

  /** The same as one text, as the diff media type serves it. */
  async diffText(base: string, head: string): Promise<string> {
    const output = await runGit(this.directory, ["diff", "--patch", ...diffOptions, base, head, "--"]);
    return output.toString("utf8");
  }

  /** Shas of `base..head`, oldest first. */
  commitsBetween(base: string, head: string): Promise<readonly string[]> {
    return memoize(this.#ranges, `${base} ${head}`, async () => {
      const output = await runGit(this.directory, [
        "rev-list",
        "--reverse",
        "--topo-order",
        head,
        `^${base}`,
        "--",
      ]);
      const lines = output.toString("utf8").split("\n");
      return lines.filter((line) => line !== "");
    });
  }

  /**
   * Writes a commit from memory. Equal calls in an equal order give equal shas.
   * @param parent sha, several for a merge, or undefined for a first commit
   * @param ref full ref name that is moved to the commit
   */
  commitFiles(
    parent: string | readonly string[] | undefined,
    files: Files,
    message: string,
    ref?: string,
  ): Promise<string> {
    this.#commits += 1;
    return writeCommit(this.directory, {
      parents: parent === undefined ? [] : typeof parent === "string" ? [parent] : parent,
      files,
      message,
      ref: ref ?? `refs/simulator/${this.#commits}`,
      seconds: firstCommitSeconds + this.#commits * 60,
    });
  }

  /** Many commits in a row, at once. Returns the last one's sha. */
  commitChain(parent: string, chain: readonly Files[], message: string): Promise<string> {
    const commits = chain.map((files, index) => {
      this.#commits += 1;
      const parents = index === 0 ? [parent] : [];
      const seconds = firstCommitSeconds + this.#commits * 60;
      return { parents, files, message, ref: "refs/simulator/chain", seconds };
    });
    return writeCommits(this.directory, commits);
  }

  async updateRef(ref: string, sha: string): Promise<void> {
    await runGit(this.directory, ["update-ref", ref, sha]);
  }

  archive(name: string, prefix: string): Promise<Buffer> {
    return runGit(this.directory, ["archive", "--format=tar.gz", `--prefix=${prefix}/`, name]);
  }

  /** Writes an object: `blob`, `tree` or `commit`, its content as git stores it. */
  async writeObject(type: "blob" | "tree" | "commit", content: Uint8Array): Promise<string> {
    const output = await runGit(this.directory, ["hash-object", "-w", "-t", type, "--stdin"], [0], content);
    return output.toString("utf8").trim();
  }
}

function memoize<Value>(
  cache: Map<string, Promise<Value>>,
  key: string,
  make: () => Promise<Value>,
): Promise<Value> {
  const cached = cache.get(key);
  if (cached !== undefined) return cached;
  const made = make();
  cache.set(key, made);
  made.catch(() => cache.delete(key));
  const oldest = cache.keys().next();
  if (cache.size > maxCached && oldest.done !== true) cache.delete(oldest.value);
  return made;
}

/** `mode type sha size\tpath\0`, the size padded with spaces, "-" for what is no blob. */
function parseTree(output: Buffer): TreeEntry[] {
  const entries: TreeEntry[] = [];
  for (const line of output.toString("utf8").split("\0")) {
    const tab = line.indexOf("\t");
    if (tab < 0) continue;
    const [mode = "", type = "", sha = "", size = "-"] = line.slice(0, tab).split(/ +/);
    if (type !== "blob" && type !== "tree" && type !== "commit") continue;
    entries.push({
      path: line.slice(tab + 1),
      mode,
      type,
      sha,
      size: size === "-" ? undefined : Number(size),
    });
  }
  return entries;
}

function lineCounts(patch: string | undefined): { readonly additions: number; readonly deletions: number } {
  const lines = patch?.split("\n") ?? [];
  // A patch has no file headers, so a sign at the start always belongs to a line of the file.
  const count = (sign: string): number => lines.filter((line) => line.startsWith(sign)).length;
  return { additions: count("+"), deletions: count("-") };
}

function parseCommit(object: GitObject): Commit {
  const text = Buffer.from(object.content.buffer).toString("utf8");
  const end = text.indexOf("\n\n");
  const lines = text.slice(0, end < 0 ? text.length : end).split("\n");
  const values = (key: string): string[] =>
    lines.filter((line) => line.startsWith(`${key} `)).map((line) => line.slice(key.length + 1));
  return {
    sha: object.id,
    tree: values("tree")[0] ?? "",
    parents: values("parent"),
    author: parseSignature(values("author")[0] ?? ""),
    committer: parseSignature(values("committer")[0] ?? ""),
    message: end < 0 ? "" : text.slice(end + 2).replace(/\n$/, ""),
  };
}

function parseSignature(text: string): Signature {
  const [, name = "", email = "", seconds = "0"] = /^(.*?) ?<(.*)> (\d+) [+-]\d+$/.exec(text) ?? [];
  return { name, email, date: new Date(Number(seconds) * 1000).toISOString().replace(".000Z", "Z") };
}
