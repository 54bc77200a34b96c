import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { gitEnvironment } from "./git-process.ts";

export interface GitObject {
  readonly id: string;
  readonly type: string;
  readonly content: Buffer;
}

interface Question {
  readonly answer: (object: GitObject | undefined) => void;
  readonly fail: (error: Error) => void;
}

/**
 * One long-running `git cat-file --batch`: an object costs a pipe round trip instead of a process.
 * A class because it has a lifetime: `close` ends the process.
 */
export class GitObjects {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #waiting: Question[] = [];
  #chunks: Buffer[] = [];
  #length = 0;
  /** Bytes needed before the next parse can succeed; saves joining chunks of a large blob again and again. */
  #needed = 1;

  constructor(directory: string) {
    this.#process = spawn("git", ["cat-file", "--batch"], { cwd: directory, env: gitEnvironment });
    this.#process.stdout.on("data", (chunk: Buffer) => this.#receive(chunk));
    this.#process.stdin.on("error", (error) => this.#abandon(error));
    this.#process.on("error", (error) => this.#abandon(error));
    this.#process.on("close", () => this.#abandon(new Error("git cat-file has ended.")));
  }

  /** Reads by object name (`<sha>`, `main^{commit}`, `<sha>^{tree}`); undefined when git does not know it. */
  read(name: string): Promise<GitObject | undefined> {
    if (name === "" || name.length > 1000 || /[\n\0]/.test(name) || name.startsWith("-")) {
      return Promise.resolve(undefined);
    }
    return new Promise((answer, fail) => {
      this.#waiting.push({ answer, fail });
      this.#process.stdin.write(`${name}\n`);
    });
  }

  close(): void {
    this.#process.stdin.end();
    this.#process.kill();
  }

  #receive(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    while (this.#length >= this.#needed && this.#parseOne()) {
      // one answer after the other
    }
  }

  #parseOne(): boolean {
    const bytes = this.#chunks.length === 1 ? this.#chunks[0] : Buffer.concat(this.#chunks);
    if (bytes === undefined) return false;
    this.#chunks = [bytes];
    const end = bytes.indexOf(10);
    if (end < 0) {
      this.#needed = bytes.length + 1;
      return false;
    }
    const [id = "", type = "", size] = bytes.toString("utf8", 0, end).split(" ");
    // "<name> missing", "<name> ambiguous": two words at least, and never a size.
    const isObject = /^[0-9a-f]{40,64}$/.test(id) && size !== undefined && /^\d+$/.test(size);
    const total = end + 1 + (isObject ? Number(size) + 1 : 0);
    if (bytes.length < total) {
      this.#needed = total;
      return false;
    }
    const content = isObject ? Buffer.from(bytes.subarray(end + 1, total - 1)) : Buffer.alloc(0);
    this.#chunks = bytes.length === total ? [] : [bytes.subarray(total)];
    this.#length = bytes.length - total;
    this.#needed = 1;
    this.#waiting.shift()?.answer(isObject ? { id, type, content } : undefined);
    return true;
  }

  #abandon(error: Error): void {
    for (const question of this.#waiting.splice(0)) question.fail(error);
  }
}
