import { setTimeout as pause } from "node:timers/promises";
import type { Job, PgBoss } from "pg-boss";
import type { Pace } from "./pace.ts";
import { commandQueue, queueStatements, reviewQueue } from "./queue-statements.ts";
import type { StoreLog } from "./store-log.ts";
import { codeOf, messageOf } from "./store-problem.ts";

/** A commit that a merge queue made of a base and one more pull request. */
export interface MergeGroup {
  readonly headSha: string;
  readonly baseSha: string;
  /** The pull request it is about, when the name of the queue's branch says so. */
  readonly pullNumber: number | null;
}

/** One pull request to be reviewed at its newest head. Plain data: it travels through the database. */
export interface ReviewJob {
  readonly installationId: number;
  readonly repositoryId: number;
  readonly owner: string;
  readonly repository: string;
  /** 0 for a merge group. */
  readonly pullNumber: number;
  /** A commit of a merge queue in place of a pull request's head. */
  readonly mergeGroup?: MergeGroup;
  /** A person asked for it: review even when this head was reviewed already. */
  readonly forced: boolean;
  /** Event and action, such as `pull_request.synchronize`. */
  readonly reason: string;
  readonly deliveryId: string;
  readonly runId: string;
}

export type Outcome =
  | { readonly kind: "done" }
  | { readonly kind: "retry-after"; readonly seconds: number; readonly because: string };

/**
 * Reviews one pull request. Never called twice at a time for the same one, whatever the number of processes.
 * The signal fires when the result can no longer count: 10 minutes are over, the claim was lost, or the process
 * stops. It also fires after a normal end. What is thrown is retried with backoff, then kept as a dead letter.
 */
export type ReviewHandler = (job: ReviewJob, signal: AbortSignal) => Promise<Outcome>;

export interface QueueStats {
  readonly waiting: number;
  readonly active: number;
  /** Dead letters: retried in vain, kept for `redrive`. */
  readonly failed: number;
  /** Since the job that waits longest could have started; 0 when none could. */
  readonly oldestWaitingSeconds: number;
}

export interface Queue {
  /** At most one waiting job per pull request: "merged" into it (the newer wins, `forced` stays) or "queued". Durable on return. */
  push(job: ReviewJob): Promise<"queued" | "merged">;
  /** Whether a job of this pull request with this run id waits, runs, or ended within the last hour. */
  knows(job: ReviewJob): Promise<boolean>;
  /** Starts working; call once. Different pull requests run side by side, up to `concurrency` in this process. */
  work(handler: ReviewHandler, options: { readonly concurrency: number }): Promise<void>;
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
export async function openQueue(
  boss: PgBoss,
  schema: string,
  log: StoreLog,
  timing: RetryPolicy & Pace,
): Promise<Queue> {
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
  // workers pass over a key for up to 2 s after its job has ended (a cached list), so that half is an index of ours.
  // A fetch that meets the index comes back empty (pg-boss takes SQLSTATE 23505 for a lost race).
  await boss.createQueue(reviewQueue, { ...options, policy: "short" });
  await boss.updateQueue(reviewQueue, options);
  await boss.getDb().executeSql(queueStatements(schema).oneActive);
  return reviewQueueOn(boss, schema, log, timing);
}

function reviewQueueOn(boss: PgBoss, schema: string, log: StoreLog, { pollSeconds }: Pace): Queue {
  const sql = queueStatements(schema);
  const workers: string[] = [];
  let stopping: Promise<void> | undefined;

  async function run(statement: string, ...values: unknown[]): Promise<readonly unknown[]> {
    const { rows } = await boss.getDb().executeSql(statement, values);
    return rows;
  }

  /** The workers of this process look at once; those of others when they poll. */
  function wake(): void {
    for (const worker of workers) boss.notifyWorker(worker);
  }

  async function push(job: ReviewJob): Promise<"queued" | "merged"> {
    const key = keyOf(job);
    // Between the two steps another process may take the waiting job or add one: then the other step succeeds.
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const replaced = await run(sql.replaceWaiting, reviewQueue, key, JSON.stringify(job));
      if (replaced.length > 0) {
        wake();
        return "merged";
      }
      // The group makes workers pass over a pull request that is being reviewed; the key alone would hold up the others.
      const id = await boss.send(reviewQueue, job, { singletonKey: key, group: { id: key } });
      if (id === null) continue;
      wake();
      return "queued";
    }
    throw new Error(
      `The job for ${nameOf(job)} could not be queued: other processes changed it 20 times meanwhile.`,
    );
  }

  async function handle(claimed: Job<ReviewJob>, handler: ReviewHandler): Promise<void> {
    const key = keyOf(claimed.data);
    const attempt = [key, claimed.id, claimed.retryCount];
    const absorbed = await run(sql.absorbWaiting, reviewQueue, ...attempt);
    const job = absorbed.length > 0 ? jobOf(absorbed[0]) : claimed.data;
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

  async function work(handler: ReviewHandler, options: { readonly concurrency: number }): Promise<void> {
    for (let index = 0; index < options.concurrency; index += 1) {
      const id = await boss.work<ReviewJob>(
        reviewQueue,
        { batchSize: 1, pollingIntervalSeconds: pollSeconds, groupConcurrency: 1 },
        async (jobs) => {
          for (const job of jobs) await handle(job, handler);
          // A worker that was woken while it worked looks at once for what came in the meantime.
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
      // What this process works on it need not ask the database for.
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
 * For a database that one process alone can open: what is active there was left by a process that is gone, so
 * it starts again at once instead of after its heartbeat. The lost attempt counts: a review that kills the
 * process ends as a dead letter, not in a circle.
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

async function report(
  job: ReviewJob,
  handler: ReviewHandler,
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

function keyOf(job: ReviewJob): string {
  const { repositoryId, pullNumber, mergeGroup } = job;
  return `${repositoryId}#${mergeGroup === undefined ? pullNumber : mergeGroup.headSha}`;
}

function nameOf(job: ReviewJob): string {
  return `${job.owner}/${job.repository}#${job.pullNumber}`;
}

function jobOf(row: unknown): ReviewJob {
  // as: the column holds what push() wrote, nothing else writes to this queue.
  return (row as { readonly data: ReviewJob }).data;
}

function numberIn(row: unknown, column: string): number {
  if (typeof row !== "object" || row === null) return 0;
  return Number(Object.entries(row).find(([name]) => name === column)?.[1] ?? 0);
}
