import { setTimeout as pause } from "node:timers/promises";
import type { Job as BossJob, PgBoss } from "pg-boss";
import type { Pace } from "./pace.ts";
import { commandQueue, queueStatements, reviewQueue } from "./queue-statements.ts";
import type { StoreLog } from "./store-log.ts";
import { codeOf, messageOf } from "./store-problem.ts";

/** What the queue reads in the data of a job. The data is plain: it is stored as JSON, under these names. */
export interface QueuedReview {
  readonly repositoryId: number;
  readonly owner: string;
  readonly repository: string;
  readonly pullNumber: number;
  /** Reviewed in place of the pull request's head; a job of its own. */
  readonly mergeGroup?: { readonly headSha: string };
  /** Stays true when jobs are merged. */
  readonly forced: boolean;
  readonly runId: string;
}

export type Outcome =
  | { readonly kind: "done" }
  | { readonly kind: "retry-after"; readonly seconds: number; readonly because: string };

/**
 * Reviews one pull request. Never called twice at a time for the same one, whatever the number of processes.
 * The signal fires when the result can no longer count: 10 minutes are over, the claim was lost, or the process
 * stops. It also fires after a normal end. A job that throws is retried with backoff, then kept as a dead letter.
 */
export type ReviewHandler<Job> = (job: Job, signal: AbortSignal) => Promise<Outcome>;

export interface QueueStats {
  readonly waiting: number;
  readonly active: number;
  /** Dead letters: retried in vain, kept for `redrive`. */
  readonly failed: number;
  /** Seconds since the job that waits longest could have started; 0 when none could. */
  readonly oldestWaitingSeconds: number;
}

/** @typeParam Job the data of its jobs: what is pushed comes back equal, but `forced` may become true */
export interface Queue<Job extends QueuedReview = QueuedReview> {
  /** At most one waiting job per pull request: "merged" into it (the newer wins, `forced` stays) or "queued". Durable on return. */
  push(job: Job): Promise<"queued" | "merged">;
  /** Whether a job of this pull request with this run id waits, runs, or ended within the last hour. */
  knows(job: Job): Promise<boolean>;
  /** Starts working; call once. Different pull requests run side by side, up to `concurrency` in this process. */
  work(handler: ReviewHandler<Job>, options: { readonly concurrency: number }): Promise<void>;
  /** Of reviews and commands. */
  stats(): Promise<QueueStats>;
  /** Puts the dead letters back; returns how many. */
  redrive(): Promise<number>;
  /** Resolves when no review and no command waits or runs, one with a later start included. */
  idle(): Promise<void>;
  /** Takes no new job, waits for the running ones up to the limit (25 s, at least 1 s), then hands the rest back. */
  stop(limitMilliseconds?: number): Promise<void>;
}

export interface RetryPolicy {
  readonly limit: number;
  /** The first delay; it doubles each time, with jitter. */
  readonly delaySeconds: number;
}

export const deadLetters = "review-dead";

export const defaultRetry: RetryPolicy = { limit: 3, delaySeconds: 2 };
const stopMilliseconds = 25_000;
const day = 24 * 3600;

/** Creates the queues where they are missing and brings their options up to date. */
export async function openQueue<Job extends QueuedReview>(
  boss: PgBoss,
  schema: string,
  log: StoreLog,
  timing: RetryPolicy & Pace,
): Promise<Queue<Job>> {
  const options = {
    retryLimit: timing.limit,
    retryDelay: timing.delaySeconds,
    retryBackoff: true,
    retryDelayMax: 60,
    expireInSeconds: 600,
    heartbeatSeconds: timing.heartbeatSeconds,
    deleteAfterSeconds: 3600,
    retentionSeconds: 14 * day,
    deadLetter: deadLetters,
  };
  await boss.createQueue(deadLetters, { retentionSeconds: 14 * day, deleteAfterSeconds: day });
  // short: the database itself admits one waiting job of a key. "stately" would admit one active job too, but its
  // workers skip a key for up to 2 s after its job has ended (a cached list), so an index of ours does that instead.
  // A fetch that violates the index returns nothing (pg-boss takes SQLSTATE 23505 for a lost race).
  await boss.createQueue(reviewQueue, { ...options, policy: "short" });
  await boss.updateQueue(reviewQueue, options);
  await boss.getDb().executeSql(queueStatements(schema).oneActive);
  return reviewQueueOn(boss, schema, log, timing);
}

function reviewQueueOn<Job extends QueuedReview>(
  boss: PgBoss,
  schema: string,
  log: StoreLog,
  { pollSeconds }: Pace,
): Queue<Job> {
  const sql = queueStatements(schema);
  const workers: string[] = [];
  let stopping: Promise<void> | undefined;

  async function run(statement: string, ...values: unknown[]): Promise<readonly unknown[]> {
    const { rows } = await boss.getDb().executeSql(statement, values);
    return rows;
  }

  /** The workers of this process poll at once; those of other processes at their next poll. */
  function wake(): void {
    for (const worker of workers) boss.notifyWorker(worker);
  }

  async function push(job: Job): Promise<"queued" | "merged"> {
    const key = keyOf(job);
    // Another process may take the waiting job between the two steps, or add one: then the other step succeeds.
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const replaced = await run(sql.replaceWaiting, reviewQueue, key, JSON.stringify(job));
      if (replaced.length > 0) {
        wake();
        return "merged";
      }
      // The group makes workers skip a pull request that is being reviewed; the key alone would block the others.
      const id = await boss.send(reviewQueue, job, { singletonKey: key, group: { id: key } });
      if (id === null) continue;
      wake();
      return "queued";
    }
    throw new Error(
      `The job for ${nameOf(job)} could not be queued: other processes changed it 20 times meanwhile.`,
    );
  }

  async function handle(claimed: BossJob<Job>, handler: ReviewHandler<Job>): Promise<void> {
    const key = keyOf(claimed.data);
    const attempt = [key, claimed.id, claimed.retryCount];
    const absorbed = await run(sql.absorbWaiting, reviewQueue, ...attempt);
    const job = absorbed.length > 0 ? jobOf<Job>(absorbed[0]) : claimed.data;
    const outcome = await report(job, handler, claimed.signal, log);
    if (outcome.kind === "done") {
      await run(sql.settleDead, deadLetters, key);
      return;
    }
    const seconds = Math.max(1, Math.ceil(outcome.seconds));
    log.info(`The review of ${nameOf(job)} waits ${seconds} s: ${outcome.because}`);
    // pg-boss settles the job after us, but only while it is active: put back, it stays put back.
    await twice(() => run(sql.putBack, reviewQueue, ...attempt, seconds));
  }

  async function work(handler: ReviewHandler<Job>, options: { readonly concurrency: number }): Promise<void> {
    for (let index = 0; index < options.concurrency; index += 1) {
      const id = await boss.work<Job>(
        reviewQueue,
        { batchSize: 1, pollingIntervalSeconds: pollSeconds, groupConcurrency: 1 },
        async (jobs) => {
          for (const job of jobs) await handle(job, handler);
          // A worker that was notified while it worked polls at once for jobs that came meanwhile.
          wake();
        },
      );
      workers.push(id);
    }
  }

  async function stats(): Promise<QueueStats> {
    const [row] = await run(sql.count, deadLetters);
    return {
      waiting: numberIn(row, "waiting"),
      active: numberIn(row, "active"),
      failed: numberIn(row, "failed"),
      oldestWaitingSeconds: numberIn(row, "oldest"),
    };
  }

  async function idle(): Promise<void> {
    for (;;) {
      // The jobs of this process are known without the database.
      const isWorking = boss.getWipData().some(({ count }) => count > 0);
      if (!isWorking) {
        const { waiting, active } = await stats();
        if (waiting + active === 0) return;
      }
      await pause(50);
    }
  }

  return {
    push,
    async knows(job) {
      return (await run(sql.knows, reviewQueue, keyOf(job), job.runId)).length > 0;
    },
    work,
    stats,
    idle,
    async redrive() {
      const moved = await boss.redrive(deadLetters);
      wake();
      return moved;
    },
    stop(limitMilliseconds = stopMilliseconds) {
      stopping ??= boss.stop({ graceful: true, close: false, timeout: limitMilliseconds });
      return stopping;
    },
  };
}

/**
 * For a database that only one process can open: active jobs were left by a dead process, so they start again at
 * once instead of after their heartbeat. The lost attempt counts, so a review that kills the process ends as a
 * dead letter instead of an endless loop.
 */
export async function recoverAbandoned(boss: PgBoss, schema: string, log: StoreLog): Promise<void> {
  const sql = queueStatements(schema);
  const db = boss.getDb();
  for (const [queue, what] of [
    [reviewQueue, "review(s)"],
    [commandQueue, "command(s)"],
  ] as const) {
    const { rows } = await db.executeSql(sql.running, [queue]);
    for (const row of rows) {
      const attempt = { id: String(row.id), retryCount: numberIn(row, "retryCount") };
      await boss.fail(queue, [attempt], { message: "the process ended in the middle" });
    }
    await db.executeSql(sql.hurry, [queue]);
    if (rows.length > 0)
      log.warn(`${rows.length} ${what} were interrupted when the last process ended; they start again.`);
  }
}

/** Statements that can meet a concurrent push collide on the key at most once: the second try sees the other job. */
async function twice(statement: () => Promise<unknown>): Promise<void> {
  try {
    await statement();
  } catch (error) {
    if (codeOf(error) !== "23505") throw error;
    await statement();
  }
}

async function report<Job extends QueuedReview>(
  job: Job,
  handler: ReviewHandler<Job>,
  signal: AbortSignal,
  log: StoreLog,
): Promise<Outcome> {
  try {
    return await handler(job, signal);
  } catch (error) {
    const what = `The review of ${nameOf(job)} ${signal.aborted ? "was stopped" : "failed"} (run ${job.runId})`;
    log.error(`${what}: ${messageOf(error)}`);
    throw error;
  }
}

function keyOf(job: QueuedReview): string {
  const { repositoryId, pullNumber, mergeGroup } = job;
  return `${repositoryId}#${mergeGroup === undefined ? pullNumber : mergeGroup.headSha}`;
}

function nameOf(job: QueuedReview): string {
  return `${job.owner}/${job.repository}#${job.pullNumber}`;
}

function jobOf<Job>(row: unknown): Job {
  // as: the column holds what push() wrote, nothing else writes to this queue.
  return (row as { readonly data: Job }).data;
}

function numberIn(row: unknown, column: string): number {
  if (typeof row !== "object" || row === null) return 0;
  return Number(Object.entries(row).find(([name]) => name === column)?.[1] ?? 0);
}
