/** Threads that read connectors. A thread that takes too long or too much memory is stopped, and the bot goes on. */
import { extname } from "node:path";
import pLimit from "p-limit";
import type { Piscina } from "piscina";
import type { Reviewer } from "../../review/run/reviewer.ts";

export interface ThreadLimits {
  /** A module whose default export is a `connectorWorker`. */
  readonly entry: URL;
  /** For one task, from its beginning in a thread. */
  readonly milliseconds: number;
  /** The heap of a thread. */
  readonly megabytes: number;
}

export type Outcome<Result> =
  | { readonly state: "done"; readonly result: Result }
  | {
      readonly state: "stopped";
      readonly by: "timeout" | "memory" | "crash";
      /** Position of the rule that ran, from 1; -1 when none did. */
      readonly running: number;
      /** Can contain text of the pull request: for the log only. */
      readonly error: unknown;
    };

type Order<Kind extends keyof Reviewer> = Parameters<Reviewer[Kind]>[0];
type Answer<Kind extends keyof Reviewer> = Awaited<ReturnType<Reviewer[Kind]>>;

export interface Threads {
  readonly limits: ThreadLimits;
  /** @throws when threads cannot start or were closed */
  run<Kind extends keyof Reviewer>(kind: Kind, order: Order<Kind>): Promise<Outcome<Answer<Kind>>>;
  /** Stops running tasks. */
  close(): Promise<void>;
}

const defaults: ThreadLimits = {
  // `.ts` in the source, `.js` in the bundle; both are next to this module.
  entry: new URL(`connector-worker${extname(import.meta.url)}`, import.meta.url),
  milliseconds: 30_000,
  megabytes: 512,
};
/** Two, so that a thread that must be stopped does not block all other tasks. */
const maxThreads = 2;
/** Milliseconds a thread may take to load its modules. */
const maxStart = 60_000;
/** Milliseconds until an idle thread ends and frees its memory. */
const idleTimeout = 60_000;

export function openThreads(changes: Partial<ThreadLimits> = {}): Threads {
  const limits = { ...defaults, ...changes };
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
  /** By the id of a task: what to do when it begins. */
  readonly beginnings: Map<unknown, () => void>;
  /** Ends all tasks, as a failure of the bot and not of a connector. */
  readonly end: AbortController;
}

/** @param onBroken a thread could not load its module, or ended without a task: running tasks fail, the next one opens a new pool */
async function openPool(limits: ThreadLimits, onBroken: () => void): Promise<Pool> {
  const { Piscina } = await import("piscina");
  const threads = new Piscina({
    filename: limits.entry.href,
    minThreads: 0,
    maxThreads,
    idleTimeout,
    resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
    // The threads read untrusted files: they get no secrets.
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
