/**
 * Runs git through a small process. To start a process Linux copies the page tables of its parent: for a parent of half a
 * gigabyte that takes 20 ms, and the simulated GitHub starts five for a review.
 */
import { type ChildProcess, fork } from "node:child_process";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";

export interface GitCommand {
  readonly id: number;
  readonly directory: string;
  readonly args: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  readonly input: Uint8Array | undefined;
}

export interface GitResult {
  readonly id: number;
  /** Null: git could not be started, or was killed. */
  readonly status: number | null;
  readonly stdout: Uint8Array;
  readonly stderr: string;
}

/** Without system and user configuration, so that diffs and commits are the same on every machine. */
export const gitEnvironment: NodeJS.ProcessEnv = {
  PATH: process.env["PATH"],
  LC_ALL: "C",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_ATTR_NOSYSTEM: "1",
  GIT_TERMINAL_PROMPT: "0",
};

/**
 * Runs git and waits for its end.
 * @param accepted exit codes that are no failure
 * @returns what it wrote to its standard output
 */
export async function runGit(
  directory: string,
  args: readonly string[],
  accepted: readonly number[] = [0],
  input?: Uint8Array,
): Promise<Buffer> {
  const { status, stdout, stderr } = await run(directory, args, input);
  if (status === null || !accepted.includes(status)) throw new Error(`git ${args[0]} failed: ${stderr}`);
  return Buffer.from(stdout.buffer, stdout.byteOffset, stdout.byteLength);
}

const pending = new Map<
  number,
  { readonly resolve: (result: GitResult) => void; readonly reject: (error: Error) => void }
>();
let lastId = 0;
let started: ChildProcess | undefined;

function run(directory: string, args: readonly string[], input: Uint8Array | undefined): Promise<GitResult> {
  lastId += 1;
  const id = lastId;
  return new Promise((resolve, reject) => {
    pending.set(id, { resolve, reject });
    const runner = running();
    const command: GitCommand = { id, directory, args, environment: gitEnvironment, input };
    runner.send(command);
    // A process without pending commands must not keep the program alive.
    runner.ref();
    runner.channel?.ref();
  });
}

function running(): ChildProcess {
  if (started !== undefined) return started;
  // `.ts` in the source, `.js` in the bundle; both are next to this module.
  const entry = fileURLToPath(new URL(`git-runner${extname(import.meta.url)}`, import.meta.url));
  const runner = fork(entry, {
    serialization: "advanced",
    execArgv: ["--disable-warning=ExperimentalWarning"],
  });
  started = runner;
  runner.on("message", (result: GitResult) => {
    pending.get(result.id)?.resolve(result);
    pending.delete(result.id);
    if (pending.size > 0) return;
    runner.unref();
    runner.channel?.unref();
  });
  const abandon = (): void => {
    started = undefined;
    for (const [id, { reject }] of pending) {
      pending.delete(id);
      reject(new Error("The process that runs git has ended."));
    }
  };
  runner.on("error", abandon);
  runner.on("exit", abandon);
  return runner;
}
