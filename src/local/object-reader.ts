/** Reads git objects through one long `git cat-file --batch`: a pipe round trip each instead of a process each. */
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { GitError, gitArguments, gitEnvironment } from "./git.ts";

export interface GitObject {
  /** 40 or 64 hex. */
  readonly id: string;
  readonly type: string;
  /** In memory of its own. */
  readonly content: Uint8Array<ArrayBuffer>;
}

interface PendingRead {
  readonly resolve: (object: GitObject | undefined) => void;
  readonly reject: (error: Error) => void;
}

/** Longer names never reach git. */
const maxNameLength = 1000;

/** A class because it has a lifetime: `close` ends the process; an idle one doesn't keep the program alive. */
export class ObjectReader {
  readonly #repositoryDir: string;
  readonly #environment: NodeJS.ProcessEnv;
  readonly #pending: PendingRead[] = [];
  #process: ChildProcessWithoutNullStreams | undefined;
  #chunks: Buffer[] = [];
  #length = 0;
  /** Bytes that the next answer has at least: chunks of a large blob are joined once. */
  #needed = 1;

  /** @param environment of the git process */
  constructor(repositoryDir: string, environment = gitEnvironment()) {
    this.#repositoryDir = repositoryDir;
    this.#environment = environment;
  }

  /**
   * Reads an object by its id.
   * @param id 40 or 64 hex; anything else gives undefined and never reaches git
   * @returns undefined when the clone doesn't have it
   * @throws {GitError} when git ends or can't be started
   */
  read(id: string): Promise<GitObject | undefined> {
    return /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(id) ? this.#ask(id) : Promise.resolve(undefined);
  }

  /**
   * Reads what a revision names: `<sha>`, `main^{commit}`, `<sha>:<path>`.
   * @returns undefined when git knows no such object, or the name could be more than one line or an option
   * @throws {GitError} when git ends or can't be started
   */
  readRevision(name: string): Promise<GitObject | undefined> {
    const isSafe =
      name !== "" && name.length <= maxNameLength && !/[\n\0]/.test(name) && !name.startsWith("-");
    return isSafe ? this.#ask(name) : Promise.resolve(undefined);
  }

  close(): void {
    this.#process?.kill();
    this.#abandon(new GitError("failed", "The reader of git objects was closed."));
  }

  #ask(name: string): Promise<GitObject | undefined> {
    return new Promise((resolve, reject) => {
      this.#process ??= this.#start();
      this.#pending.push({ resolve, reject });
      this.#keepAlive(true);
      this.#process.stdin.write(`${name}\n`);
    });
  }

  #start(): ChildProcessWithoutNullStreams {
    const child = spawn("git", gitArguments(this.#repositoryDir, ["cat-file", "--batch"]), {
      env: this.#environment,
      windowsHide: true,
    });
    const abandon = (error?: Error) => {
      if (this.#process !== child) return;
      this.#abandon(error ?? new GitError("failed", `Git ended while reading from ${this.#repositoryDir}.`));
    };
    child.stdout.on("data", (chunk: Buffer) => {
      // Output of an abandoned process doesn't belong to the pending reads.
      if (this.#process === child) this.#receive(chunk);
    });
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
      // A chunk can hold several answers.
    }
    if (this.#pending.length === 0) this.#keepAlive(false);
  }

  /** `<id> <type> <size>\n<bytes>\n`, or `<name> missing\n`. False: more bytes are needed. */
  #takeOne(): boolean {
    const bytes = Buffer.concat(this.#chunks);
    this.#chunks = [bytes];
    const end = bytes.indexOf(0x0a);
    if (end < 0) {
      this.#needed = bytes.length + 1;
      return false;
    }
    const header = /^([0-9a-f]{40,64}) ([a-z]+) (\d+)$/.exec(bytes.toString("latin1", 0, end));
    const total = header === null ? end + 1 : end + 1 + Number(header[3]) + 1;
    if (bytes.length < total) {
      this.#needed = total;
      return false;
    }
    this.#chunks = bytes.length === total ? [] : [bytes.subarray(total)];
    this.#length = bytes.length - total;
    this.#needed = 1;
    this.#pending
      .shift()
      ?.resolve(header === null ? undefined : objectOf(header, bytes.subarray(end + 1, total - 1)));
    return true;
  }

  #abandon(error: Error): void {
    this.#process = undefined;
    this.#chunks = [];
    this.#length = 0;
    this.#needed = 1;
    for (const { reject } of this.#pending.splice(0)) reject(error);
  }

  #keepAlive(isBusy: boolean): void {
    const child = this.#process;
    if (child === undefined) return;
    const method = isBusy ? "ref" : "unref";
    child[method]();
    for (const stream of [child.stdin, child.stdout, child.stderr]) {
      // Pipes of a child process are sockets and have both; the declared stream types don't say so.
      (stream as Partial<Record<"ref" | "unref", () => void>>)[method]?.();
    }
  }
}

/** Copied: a slice would keep the whole pipe buffer in memory. */
function objectOf([, id = "", type = ""]: RegExpExecArray, slice: Buffer): GitObject {
  return { id, type, content: new Uint8Array(slice) };
}
