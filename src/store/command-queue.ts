import type { JobWithMetadata, PgBoss } from "pg-boss";
import { shortHash } from "../text/hash.ts";
import type { Pace } from "./pace.ts";
import type { Outcome, RetryPolicy } from "./queue.ts";
import { commandQueue, queueStatements } from "./queue-statements.ts";
import type { StoreLog } from "./store-log.ts";
import { messageOf } from "./store-problem.ts";

/** Something people asked for. Plain data: it travels through the database. */
export interface CommandJob {
  /** Pushed twice under one name, it is taken once. Of two that come at the same moment, the one whose name ends in the lesser number is first. */
  readonly name: string;
  /** Jobs of one lane are carried out one at a time, in the order they came. */
  readonly lane: string;
  /** Means nothing to the queue. */
  readonly order: unknown;
}

export interface Tries {
  /** How often something was thrown, or the process ended in the middle. */
  readonly failures: number;
  /** How often it asked for a later time. */
  readonly postponements: number;
}

/**
 * Never called twice at a time for one lane, whatever the number of processes. What is thrown is tried again with backoff,
 * and the lane waits for it: the handler has to come to an end. The signal fires as for reviews.
 */
export type CommandHandler = (job: CommandJob, before: Tries, signal: AbortSignal) => Promise<Outcome>;

export interface CommandQueue {
  /** Durable on return. "known": it waits, runs, or was carried out in the last days. */
  push(job: CommandJob): Promise<"queued" | "known">;
  /** Starts working; call once. */
  work(handler: CommandHandler, options: { readonly concurrency: number }): Promise<void>;
}

const day = 24 * 3600;
/** As long as GitHub offers redelivery, and a day. */
const rememberedSeconds = 4 * day;
/** In fact without end, with delays of up to an hour: a job that failed for good would hold its lane up for ever. */
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
    deleteAfterSeconds: rememberedSeconds,
    retentionSeconds: 14 * day,
  };
  // The lane of a job that waits for its next attempt waits with it: that is what "strict" adds to the order.
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
          // A worker that was woken while it worked looks for the next of the lane at once.
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

/** A UUID for a name. It begins with the number the name ends with, if any: equal times are told apart by the id. */
function idOf(name: string): string {
  const number = BigInt(/\d{1,18}$/.exec(name)?.[0] ?? 0);
  const digits = `${number.toString(16).padStart(16, "0")}${shortHash(name)}`;
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
