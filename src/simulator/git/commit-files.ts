import { runGit } from "./git-process.ts";

/** What a path becomes: its content, a special entry (mode as git writes it), or null when deleted. */
type FileContent =
  | string
  | Uint8Array
  | null
  | { readonly mode: "100755" | "120000"; readonly content: string }
  | { readonly mode: "160000"; readonly commit: string };

export type Files = Readonly<Record<string, FileContent>>;

export interface NewCommit {
  /** The first is the one the files change; a second makes it a merge. */
  readonly parents: readonly string[];
  readonly files: Files;
  readonly message: string;
  /** Full name of the ref that receives the commit. */
  readonly ref: string;
  /** Seconds since 1970; fixed by the caller, so equal input gives an equal sha. */
  readonly seconds: number;
}

/** Writes one commit from memory, and returns its sha. */
export function writeCommit(directory: string, commit: NewCommit): Promise<string> {
  return writeCommits(directory, [commit]);
}

/**
 * Writes commits from memory, in one `git fast-import` process. Paths may hold anything but NUL.
 * @param commits each that names no parent is the child of the one before
 * @returns the last one's sha
 */
export async function writeCommits(directory: string, commits: readonly NewCommit[]): Promise<string> {
  const output = await runGit(directory, ["fast-import", "--quiet", "--force"], [0], stream(commits));
  const sha = output.toString("utf8").trim();
  if (!/^[0-9a-f]{40,64}$/.test(sha)) throw new Error(`git fast-import answered ${JSON.stringify(sha)}.`);
  return sha;
}

function stream(commits: readonly NewCommit[]): Buffer {
  const parts: (string | Uint8Array)[] = ["feature done\n"];
  for (const [index, commit] of commits.entries()) {
    const who = `Contoso Author <author@example.com> ${commit.seconds} +0000`;
    const before = index > 0 && commit.parents.length === 0 ? [`:${index}`] : commit.parents;
    parts.push(`commit ${commit.ref}\nmark :${index + 1}\nauthor ${who}\ncommitter ${who}\n`);
    parts.push(...data(commit.message));
    parts.push(...before.map((parent, at) => `${at === 0 ? "from" : "merge"} ${parent}\n`));
    for (const [path, content] of Object.entries(commit.files)) parts.push(...change(path, content));
    parts.push("\n");
  }
  parts.push(`get-mark :${commits.length}\ndone\n`);
  return Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : part)));
}

function change(path: string, content: FileContent): (string | Uint8Array)[] {
  const quoted = `"${path.replace(/["\\]/g, "\\$&").replaceAll("\n", "\\n")}"`;
  if (content === null) return [`D ${quoted}\n`];
  if (typeof content === "string" || content instanceof Uint8Array) {
    return [`M 100644 inline ${quoted}\n`, ...data(content)];
  }
  if (content.mode === "160000") return [`M 160000 ${content.commit} ${quoted}\n`];
  return [`M ${content.mode} inline ${quoted}\n`, ...data(content.content)];
}

function data(content: string | Uint8Array): (string | Uint8Array)[] {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  return [`data ${bytes.length}\n`, bytes, "\n"];
}
