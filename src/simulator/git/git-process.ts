/**
 * Git in processes of their own. Linux copies the tables of a process to start another one: for one of half a gigabyte that
 * takes 20 ms each time, and a review asks the simulated GitHub for five. A small process starts them instead.
 */
import { type ChildProcess, fork } from "node:child_process";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";

export interface GitOrder {
  readonly id: number;
  readonly directory: string;
  readonly words: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  readonly input: Uint8Array | undefined;
}

export interface GitResult {
  readonly id: number;
  /** Null: git could not be started, or was killed. */
  readonly status: number | null;
  readonly output: Uint8Array;
  readonly complaints: string;
}

/** No system or user configuration: diffs and commits come out the same on every machine. */
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
  words: readonly string[],
  accepted: readonly number[] = [0],
  input?: Uint8Array,
): Promise<Buffer> {
  const { status, output, complaints } = await ask(directory, words, input);
  if (status === null || !accepted.includes(status)) throw new Error(`git ${words[0]} failed: ${complaints}`);
  return Buffer.from(output.buffer, output.byteOffset, output.byteLength);
}

const waiting = new Map<
  number,
  { readonly answer: (result: GitResult) => void; readonly fail: (error: Error) => void }
>();
let lastId = 0;
let started: ChildProcess | undefined;

function ask(directory: string, words: readonly string[], input: Uint8Array | undefined): Promise<GitResult> {
  lastId += 1;
  const id = lastId;
  return new Promise((answer, fail) => {
    waiting.set(id, { answer, fail });
    const runner = running();
    const order: GitOrder = { id, directory, words, environment: gitEnvironment, input };
    runner.send(order);
    // Only who waits for an answer keeps this process from its end.
    runner.ref();
    runner.channel?.ref();
  });
}

function running(): ChildProcess {
  if (started !== undefined) return started;
  // `.ts` in the source, `.js` in the bundle; both stand beside this module.
  const entry = fileURLToPath(new URL(`git-runner${extname(import.meta.url)}`, import.meta.url));
  const runner = fork(entry, {
    serialization: "advanced",
    execArgv: ["--disable-warning=ExperimentalWarning"],
  });
  started = runner;
  runner.on("message", (result: GitResult) => {
    waiting.get(result.id)?.answer(result);
    waiting.delete(result.id);
    if (waiting.size > 0) return;
    runner.unref();
    runner.channel?.unref();
  });
  const abandon = (): void => {
    started = undefined;
    for (const [id, { fail }] of waiting) {
      waiting.delete(id);
      fail(new Error("The process that runs git has ended."));
    }
  };
  runner.on("error", abandon);
  runner.on("exit", abandon);
  return runner;
}
