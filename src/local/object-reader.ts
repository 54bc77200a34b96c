/** Reads git objects through one long `git cat-file --batch`: a pipe round trip each instead of a process each. */
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { GitError, gitArguments, gitEnvironment } from "./git.ts";

interface Waiting {
  readonly answer: (bytes: Uint8Array | undefined) => void;
  readonly fail: (error: Error) => void;
}

/** A class because it has a lifetime: `close` ends the process; an idle one does not keep the program alive. */
export class ObjectReader {
  readonly #repositoryDir: string;
  readonly #waiting: Waiting[] = [];
  #process: ChildProcessWithoutNullStreams | undefined;
  #chunks: Buffer[] = [];
  #length = 0;
  /** Bytes without which parsing cannot go on: chunks of a large blob are joined once. */
  #needed = 1;

  constructor(repositoryDir: string) {
    this.#repositoryDir = repositoryDir;
  }

  /**
   * The bytes of the object with this id; undefined when the clone does not have it.
   * @param id 40 or 64 hex; anything else answers undefined and never reaches git
   */
  read(id: string): Promise<Uint8Array | undefined> {
    if (!/^[0-9a-f]{40}([0-9a-f]{24})?$/.test(id)) return Promise.resolve(undefined);
    return new Promise((answer, fail) => {
      this.#process ??= this.#start();
      this.#waiting.push({ answer, fail });
      this.#keepAlive(true);
      this.#process.stdin.write(`${id}\n`);
    });
  }

  close(): void {
    this.#process?.kill();
    this.#abandon(new GitError("failed", "The reader of git objects was closed."));
  }

  #start(): ChildProcessWithoutNullStreams {
    const child = spawn("git", gitArguments(this.#repositoryDir, ["cat-file", "--batch"]), {
      env: gitEnvironment(),
      windowsHide: true,
    });
    const abandon = (error?: Error) => {
      if (this.#process !== child) return;
      this.#abandon(error ?? new GitError("failed", `Git ended while reading from ${this.#repositoryDir}.`));
    };
    child.stdout.on("data", (chunk: Buffer) => this.#receive(chunk));
    child.stderr.resume();
    child.stdin.on("error", abandon);
    child.on("error", abandon);
    child.on("close", () => abandon());
    return child;
  }

  #receive(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    while (this.#length >= this.#needed && this.#takeOne()) {
      // one answer after the other
    }
    if (this.#waiting.length === 0) this.#keepAlive(false);
  }

  /** `<id> <type> <size>\n<bytes>\n` or `<id> missing\n`. False: more bytes are needed. */
  #takeOne(): boolean {
    const bytes = Buffer.concat(this.#chunks);
    this.#chunks = [bytes];
    const end = bytes.indexOf(0x0a);
    if (end < 0) {
      this.#needed = bytes.length + 1;
      return false;
    }
    const size = / [a-z]+ (\d+)$/.exec(bytes.toString("latin1", 0, end))?.[1];
    const total = size === undefined ? end + 1 : end + 1 + Number(size) + 1;
    if (bytes.length < total) {
      this.#needed = total;
      return false;
    }
    // Copied: a slice would keep the whole pipe buffer in memory.
    const content = size === undefined ? undefined : new Uint8Array(bytes.subarray(end + 1, total - 1));
    this.#chunks = bytes.length === total ? [] : [bytes.subarray(total)];
    this.#length = bytes.length - total;
    this.#needed = 1;
    this.#waiting.shift()?.answer(content);
    return true;
  }

  #abandon(error: Error): void {
    this.#process = undefined;
    this.#chunks = [];
    this.#length = 0;
    this.#needed = 1;
    for (const waiting of this.#waiting.splice(0)) waiting.fail(error);
  }

  #keepAlive(isBusy: boolean): void {
    const child = this.#process;
    if (child === undefined) return;
    const method = isBusy ? "ref" : "unref";
    child[method]();
    for (const stream of [child.stdin, child.stdout, child.stderr]) {
      // Pipes of a child process are sockets and have both; the declared stream types do not say so.
      (stream as Partial<Record<"ref" | "unref", () => void>>)[method]?.();
    }
  }
}
