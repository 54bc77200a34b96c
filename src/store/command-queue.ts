import type { JobWithMetadata, PgBoss } from "pg-boss";
import { shortHash } from "../text/hash.ts";
import type { Pace } from "./pace.ts";
import type { Outcome, RetryPolicy } from "./queue.ts";
import { commandQueue, queueStatements } from "./queue-statements.ts";
import type { StoreLog } from "./store-log.ts";
import { messageOf } from "./store-problem.ts";

/** A request of a person. Plain data: it is stored as JSON, under these names. */
export interface CommandJob {
  /** Two pushes with one name make one job. Of two jobs of the same moment, the one whose name ends in the lower number is first. */
  readonly name: string;
  /** Jobs of one lane are carried out one at a time, in the order they came. */
  readonly lane: string;
  /** The queue doesn't read it. */
  readonly order: unknown;
}

export interface Tries {
  /** How often the handler threw, or the process ended during it. */
  readonly failures: number;
  /** How often the handler asked for a later time. */
  readonly postponements: number;
}

/**
 * Never called twice at a time for one lane, whatever the number of processes. A job that throws is retried with backoff, and
 * its lane waits for it, so the handler must succeed in the end. The signal fires as for reviews.
 */
export type CommandHandler = (job: CommandJob, before: Tries, signal: AbortSignal) => Promise<Outcome>;

export interface CommandQueue {
  /** Durable on return. "known": it waits, runs, or was carried out in the last days. */
  push(job: CommandJob): Promise<"queued" | "known">;
  /** Starts working; call once. */
  work(handler: CommandHandler, options: { readonly concurrency: number }): Promise<void>;
}

const day = 24 * 3600;
/** One day longer than GitHub offers redelivery. */
const keptSeconds = 4 * day;
/** Practically unlimited, with delays of up to an hour: a job that failed for good would block its lane. */
const retryLimit = 1000;

export async function openCommandQueue(
  boss: PgBoss,
  schema: string,
  log: StoreLog,
  { delaySeconds, heartbeatSeconds, pollSeconds }: RetryPolicy & Pace,
): Promise<CommandQueue> {
  const options = {
    retryLimit,
    retryDelay: delaySeconds,
    retryBackoff: true,
    retryDelayMax: 3600,
    expireInSeconds: 600,
    heartbeatSeconds,
    deleteAfterSeconds: keptSeconds,
    retentionSeconds: 14 * day,
  };
  // "strict": while a job waits for its next attempt, its lane waits, too.
  await boss.createQueue(commandQueue, { ...options, policy: "key_strict_fifo" });
  await boss.updateQueue(commandQueue, options);
  const sql = queueStatements(schema);
  const workers: string[] = [];

  function wake(): void {
    for (const worker of workers) boss.notifyWorker(worker);
  }

  async function push({ name, lane, order }: CommandJob): Promise<"queued" | "known"> {
    const id = await boss.send(commandQueue, { name, lane, order }, { id: idOf(name), singletonKey: lane });
    wake();
    return id === null ? "known" : "queued";
  }

  async function handle(claimed: JobWithMetadata<CommandJob>, handler: CommandHandler): Promise<void> {
    const { data: job, id, retryCount, signal } = claimed;
    const postponements = claimed.retryLimit - retryLimit;
    const before = { failures: retryCount - postponements, postponements };
    const outcome = await report(job, () => handler(job, before, signal), log);
    if (outcome.kind === "done") return;
    const seconds = Math.max(1, Math.ceil(outcome.seconds));
    log.info(`${job.name} waits ${seconds} s: ${outcome.because}`);
    // pg-boss settles the job after us, but only while it is active: put back, it stays put back.
    await boss.getDb().executeSql(sql.postpone, [commandQueue, id, retryCount, seconds]);
  }

  async function work(handler: CommandHandler, { concurrency }: { readonly concurrency: number }) {
    for (let index = 0; index < concurrency; index += 1) {
      const id = await boss.work(
        commandQueue,
        { batchSize: 1, pollingIntervalSeconds: pollSeconds, includeMetadata: true },
        async (jobs: readonly JobWithMetadata<CommandJob>[]) => {
          for (const job of jobs) await handle(job, handler);
          // A worker that was notified while it worked polls for the next job of the lane at once.
          wake();
        },
      );
      workers.push(id);
    }
  }

  return { push, work };
}

async function report(job: CommandJob, carryOut: () => Promise<Outcome>, log: StoreLog): Promise<Outcome> {
  try {
    return await carryOut();
  } catch (error) {
    log.error(`${job.name} failed: ${messageOf(error)}`);
    throw error;
  }
}

/** A UUID for a name. It begins with the number the name ends with, if any: pg-boss orders jobs of equal times by id. */
function idOf(name: string): string {
  const number = BigInt(/\d{1,18}$/.exec(name)?.[0] ?? 0);
  const digits = `${number.toString(16).padStart(16, "0")}${shortHash(name)}`;
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
