/** Threads that look into connectors. One that takes too long, or too much memory, is stopped: the bot goes on. */
import { extname } from "node:path";
import pLimit from "p-limit";
import type { Piscina } from "piscina";
import type { Reviewer } from "../../review/run/reviewer.ts";

export interface ThreadLimits {
  /** A module whose default export is a `connectorWorker`. */
  readonly entry: URL;
  /** For one piece of work, once a thread has begun it. */
  readonly milliseconds: number;
  /** Of a thread's heap. */
  readonly megabytes: number;
}

export type Outcome<Result> =
  | { readonly state: "done"; readonly result: Result }
  | {
      readonly state: "stopped";
      readonly by: "timeout" | "memory" | "crash";
      /** Position of the rule that ran, from 1; -1 when none did. */
      readonly running: number;
      /** May hold text of the pull request: for the log. */
      readonly error: unknown;
    };

type Order<Kind extends keyof Reviewer> = Parameters<Reviewer[Kind]>[0];
type Answer<Kind extends keyof Reviewer> = Awaited<ReturnType<Reviewer[Kind]>>;

export interface Threads {
  readonly limits: ThreadLimits;
  /** @throws what keeps threads from starting, and when they were closed */
  run<Kind extends keyof Reviewer>(kind: Kind, order: Order<Kind>): Promise<Outcome<Answer<Kind>>>;
  /** Stops what runs. */
  close(): Promise<void>;
}

const defaults: ThreadLimits = {
  // `.ts` in the source, `.js` in the bundle; both stand beside this module.
  entry: new URL(`connector-worker${extname(import.meta.url)}`, import.meta.url),
  milliseconds: 30_000,
  megabytes: 512,
};
/** Two, so that one that has to be stopped does not keep all others waiting. */
const maxThreads = 2;
/** Milliseconds until a thread has loaded what it needs. */
const maxStart = 60_000;
/** Milliseconds without work until a thread ends and gives its memory back. */
const idleTimeout = 60_000;

export function openThreads(given: Partial<ThreadLimits> = {}): Threads {
  const limits = { ...defaults, ...given };
  // Work waits here and not in the pool: piscina 5.3.2 starts no thread for what waits behind a stopped one, and the
  // time limit would run before the work does.
  const limit = pLimit(maxThreads);
  let isClosed = false;
  let lastId = 0;
  let opened: Promise<Pool> | undefined;
  const open = (): Promise<Pool> => {
    if (isClosed) throw new Error("The reviewer's threads were closed.");
    opened ??= openPool(limits, () => {
      opened = undefined;
    });
    return opened;
  };
  return {
    limits,
    run: (kind, order) =>
      limit(async () => {
        lastId += 1;
        return await runIn(await open(), { id: lastId, kind, order }, limits.milliseconds);
      }),
    async close() {
      isClosed = true;
      const pool = await opened;
      pool?.end.abort(new Error("The reviewer's threads were closed."));
      await pool?.threads.destroy();
    },
  };
}

interface Pool {
  readonly threads: Piscina;
  /** By the id of a piece of work: what to do when it begins. */
  readonly beginnings: Map<unknown, () => void>;
  /** Ends all that runs, as a failure of the bot and not of what it looks into. */
  readonly end: AbortController;
}

/** @param onBroken a thread could not load its module, or ended without work: what runs fails, the next work opens a new pool */
async function openPool(limits: ThreadLimits, onBroken: () => void): Promise<Pool> {
  const { Piscina } = await import("piscina");
  const threads = new Piscina({
    filename: limits.entry.href,
    minThreads: 0,
    maxThreads,
    idleTimeout,
    resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
    // Secrets of the bot are no business of whoever looks into connectors.
    env: {},
  });
  const pool = { threads, beginnings: new Map<unknown, () => void>(), end: new AbortController() };
  threads.on("message", (id: unknown) => pool.beginnings.get(id)?.());
  threads.on("error", (cause) => {
    onBroken();
    pool.end.abort(new Error("A thread of the reviewer could not go on.", { cause }));
    void threads.destroy();
  });
  return pool;
}

async function runIn<Result>(
  { threads, beginnings, end }: Pool,
  work: { readonly id: number; readonly kind: string; readonly order: unknown },
  milliseconds: number,
): Promise<Outcome<Result>> {
  const running = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const control = new AbortController();
  const stop = (): void => control.abort();
  let timer = setTimeout(stop, maxStart);
  beginnings.set(work.id, () => {
    clearTimeout(timer);
    timer = setTimeout(stop, milliseconds);
  });
  end.signal.addEventListener("abort", stop);
  try {
    return { state: "done", result: await threads.run({ ...work, running }, { signal: control.signal }) };
  } catch (error) {
    end.signal.throwIfAborted();
    if (running[0] === 0) throw new Error("A thread of the reviewer does not start.", { cause: error });
    const by = control.signal.aborted ? "timeout" : isOutOfMemory(error) ? "memory" : "crash";
    return { state: "stopped", by, running: running[0] ?? -1, error };
  } finally {
    clearTimeout(timer);
    beginnings.delete(work.id);
    end.signal.removeEventListener("abort", stop);
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}
