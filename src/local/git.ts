/** The one way to start git: no shell, no prompts, no locks, no configuration that changes what we read. */
import { type ExecFileException, execFile } from "node:child_process";

export type GitErrorKind =
  | "git-missing"
  | "not-a-repository"
  | "not-trusted"
  | "unknown-ref"
  | "no-merge-base"
  | "failed";

/** Git could not answer; the message is written for the person at the terminal. */
export class GitError extends Error {
  override readonly name = "GitError";
  readonly kind: GitErrorKind;

  constructor(kind: GitErrorKind, message: string, cause?: unknown) {
    super(message, { cause });
    this.kind = kind;
  }
}

/** Largest answer of one git command, in bytes. */
const maxOutputBytes = 1024 * 1024 * 1024;

/** Before every command: the configuration of a repository or a person must not change what we read or run a program. */
const safeOptions = [
  "--no-optional-locks",
  "--no-replace-objects",
  "--literal-pathspecs",
  ...["-c", "core.fsmonitor=false"],
  ...["-c", "core.quotePath=true"],
  ...["-c", "diff.renameLimit=3000"],
];

/** Arguments for `git`, run in a repository. */
export function gitArguments(repositoryDir: string, args: readonly string[]): string[] {
  return ["-C", repositoryDir, ...safeOptions, ...args];
}

/**
 * The environment git inherits (it needs PATH and HOME), without the variables by which a hook or an outer git
 * would point it to another repository.
 */
export function gitEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !redirecting.has(name));
  return {
    ...Object.fromEntries(inherited),
    LC_ALL: "C",
    GIT_TERMINAL_PROMPT: "0",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_NO_LAZY_FETCH: "1",
  };
}

const redirecting = new Set([
  "GIT_DIR",
  "GIT_WORK_TREE",
  "GIT_INDEX_FILE",
  "GIT_OBJECT_DIRECTORY",
  "GIT_ALTERNATE_OBJECT_DIRECTORIES",
  "GIT_COMMON_DIR",
  "GIT_NAMESPACE",
  "GIT_PREFIX",
  "GIT_EXTERNAL_DIFF",
  "GIT_DIFF_OPTS",
  "GIT_TRACE",
  "GIT_LITERAL_PATHSPECS",
  "GIT_GLOB_PATHSPECS",
]);

/**
 * Runs `git` in a repository and returns its stdout.
 * @throws {GitError} when git is missing, the folder isn't a repository, or git ends with another status than 0
 */
export function runGit(repositoryDir: string, args: readonly string[]): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    execFile(
      "git",
      gitArguments(repositoryDir, args),
      { encoding: "buffer", env: gitEnvironment(), maxBuffer: maxOutputBytes, windowsHide: true },
      (error, stdout, stderr) => {
        if (error === null) resolve(stdout);
        else reject(asGitError(error, stderr.toString("utf8"), repositoryDir));
      },
    );
  });
}

function asGitError(error: ExecFileException, stderr: string, repositoryDir: string): GitError {
  if (error.code === "ENOENT") {
    return new GitError("git-missing", "`git` was not found on the PATH. Install git and run again.", error);
  }
  if (/not a git repository/i.test(stderr)) {
    const message = `\`${repositoryDir}\` is not in a git repository. Run in a clone, or name one with --repo.`;
    return new GitError("not-a-repository", message, error);
  }
  if (/cannot change to/i.test(stderr)) {
    const message = `The folder \`${repositoryDir}\` was not found. Name the clone with --repo.`;
    return new GitError("not-a-repository", message, error);
  }
  if (/dubious ownership/i.test(stderr)) {
    const message =
      `Git does not trust \`${repositoryDir}\`, because another user owns it. ` +
      "Run `git config --global --add safe.directory` with its path if you do.";
    return new GitError("not-trusted", message, error);
  }
  const lastLine = stderr.trim().split("\n").at(-1)?.slice(0, 300) ?? "";
  return new GitError(
    "failed",
    `Git could not answer for \`${repositoryDir}\`: ${lastLine || error.message}`,
    error,
  );
}

/**
 * The commit a branch, tag, remote branch, abbreviated or full sha names: 40 hex.
 * @throws {GitError} `unknown-ref` with the nearest branch or tag when there is none
 */
export async function resolveCommit(repositoryDir: string, ref: string): Promise<string> {
  if (ref !== "" && !ref.includes("\0")) {
    try {
      const verify = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`];
      return (await runGit(repositoryDir, verify)).toString("utf8").trim();
    } catch (error) {
      if (!(error instanceof GitError) || error.kind !== "failed") throw error;
    }
  }
  throw new GitError("unknown-ref", await unknownRefMessage(repositoryDir, ref));
}

async function unknownRefMessage(repositoryDir: string, ref: string): Promise<string> {
  const listed = await runGit(repositoryDir, [
    "for-each-ref",
    "--format=%(refname:short)",
    "refs/heads",
    "refs/remotes",
    "refs/tags",
  ]);
  const names = listed.toString("utf8").split("\n").filter(Boolean);
  const guess = nearestRef(ref, names);
  const hint =
    guess === undefined
      ? "Looked among the branches, remote branches, tags and commits of this clone; a shallow clone may need `git fetch --unshallow`."
      : `Did you mean \`${guess}\`?`;
  return `\`${ref.slice(0, 200)}\` is no commit in \`${repositoryDir}\`. ${hint}`;
}

/** The same name on a remote, in another case, or with one more part; undefined when nothing is near. */
function nearestRef(ref: string, names: readonly string[]): string | undefined {
  const wanted = ref.toLowerCase();
  if (wanted === "") return undefined;
  const isTail = (name: string) => name.toLowerCase().endsWith(`/${wanted}`);
  return (
    names.find((name) => name.toLowerCase() === wanted) ??
    names.find(isTail) ??
    names.find((name) => name.toLowerCase().startsWith(wanted)) ??
    names.find((name) => wanted.length > 3 && name.toLowerCase().includes(wanted)) ??
    (wanted === "main" ? names.find((name) => /(^|\/)(master|dev)$/.test(name)) : undefined) ??
    (wanted === "master" ? names.find((name) => /(^|\/)main$/.test(name)) : undefined)
  );
}

/**
 * The commit where two histories diverged: what a pull request's diff starts from.
 * @throws {GitError} `unknown-ref`, or `no-merge-base` for unrelated (or too shallow) histories
 */
export async function mergeBase(repositoryDir: string, a: string, b: string): Promise<string> {
  const [left, right] = await Promise.all([resolveCommit(repositoryDir, a), resolveCommit(repositoryDir, b)]);
  try {
    return (await runGit(repositoryDir, ["merge-base", left, right])).toString("utf8").trim();
  } catch (error) {
    if (!(error instanceof GitError) || error.kind !== "failed") throw error;
    const message =
      `\`${a}\` and \`${b}\` have no common commit in \`${repositoryDir}\`. ` +
      "In a shallow clone run `git fetch --unshallow` first.";
    throw new GitError("no-merge-base", message, error);
  }
}

/** The top folder of the clone that holds `dir`; undefined outside any repository. */
export async function enclosingRepository(dir: string): Promise<string | undefined> {
  try {
    const top = await runGit(dir, ["rev-parse", "--show-toplevel"]);
    return top.toString("utf8").replace(/\n$/, "");
  } catch (error) {
    if (error instanceof GitError && error.kind !== "not-trusted") return undefined;
    throw error;
  }
}
