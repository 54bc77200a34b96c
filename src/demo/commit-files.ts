import { spawn } from "node:child_process";
import { gitEnvironment } from "./git-objects.ts";

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

/**
 * Writes a commit from memory, in one `git fast-import` process, and returns its sha.
 * Paths may hold anything but NUL.
 */
export async function writeCommit(directory: string, commit: NewCommit): Promise<string> {
  const output = await fastImport(directory, stream(commit));
  const sha = output.trim();
  if (!/^[0-9a-f]{40,64}$/.test(sha)) throw new Error(`git fast-import answered ${JSON.stringify(sha)}.`);
  return sha;
}

function stream(commit: NewCommit): Buffer {
  const who = `Contoso Author <author@example.com> ${commit.seconds} +0000`;
  const parts: (string | Uint8Array)[] = [
    "feature done\n",
    `commit ${commit.ref}\nmark :1\nauthor ${who}\ncommitter ${who}\n`,
    ...data(commit.message),
    ...commit.parents.map((parent, index) => `${index === 0 ? "from" : "merge"} ${parent}\n`),
  ];
  for (const [path, content] of Object.entries(commit.files)) parts.push(...change(path, content));
  parts.push("\nget-mark :1\ndone\n");
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

function fastImport(directory: string, input: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn("git", ["fast-import", "--quiet", "--force"], {
      cwd: directory,
      env: gitEnvironment,
    });
    let output = "";
    let complaints = "";
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString("utf8");
    });
    child.stderr.on("data", (chunk: Buffer) => {
      complaints += chunk.toString("utf8");
    });
    child.on("error", reject);
    child.stdin.on("error", () => {
      // the exit status tells why
    });
    child.on("close", (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`git fast-import ended with ${code}: ${complaints}`));
    });
    child.stdin.end(input);
  });
}
