import { createBoss } from "./boss.ts";
import { type CommandQueue, openCommandQueue } from "./command-queue.ts";
import { type Embedded, openEmbedded } from "./embedded.ts";
import { pace } from "./pace.ts";
import { defaultRetry, openQueue, type Queue, type QueuedReview, type RetryPolicy } from "./queue.ts";
import type { StoreLog } from "./store-log.ts";
import { codeOf, messageOf, StoreProblem } from "./store-problem.ts";
import { openTables, type Tables } from "./tables.ts";

export interface StoreOptions {
  /** The folder of the embedded database; used when there is no `databaseUrl`. Created when missing. */
  readonly dataDir?: string;
  /** PostgreSQL 13 or later. */
  readonly databaseUrl?: string;
  /** The schema on PostgreSQL, ours alone. */
  readonly schema?: string;
  readonly retry?: RetryPolicy;
  readonly log: StoreLog;
}

export type Readiness = { readonly ready: true } | { readonly ready: false; readonly because: string };

/** @typeParam Job the data of jobs in the queue of reviews */
export interface Store<Job extends QueuedReview = QueuedReview> extends Tables {
  readonly kind: "pglite" | "postgresql";
  readonly queue: Queue<Job>;
  readonly commands: CommandQueue;
  /** Answers within 3 seconds and never throws. */
  ready(): Promise<Readiness>;
  /** Stops the queue (see `Queue.stop`), closes the database, frees the folder. */
  close(limitMilliseconds?: number): Promise<void>;
}

const defaultSchema = "connector_review";
const readyMilliseconds = 3_000;
const stuckSeconds = 300;

/** Opens the store, on PostgreSQL when a URL is given, else embedded in `dataDir`. Throws a StoreProblem with one sentence. */
export async function openStore<Job extends QueuedReview = QueuedReview>(
  options: StoreOptions,
): Promise<Store<Job>> {
  const { databaseUrl, dataDir, log, retry = defaultRetry } = options;
  if (databaseUrl !== undefined) return await openPostgresql<Job>(databaseUrl, options);
  if (dataDir === undefined)
    throw new StoreProblem("Neither DATABASE_URL nor DATA_DIR is set: there is no database to use.");
  const embedded = await openEmbedded<Job>(dataDir, defaultSchema, log, retry);
  return assemble("pglite", embedded);
}

async function openPostgresql<Job extends QueuedReview>(
  url: string,
  options: StoreOptions,
): Promise<Store<Job>> {
  const schema = options.schema ?? defaultSchema;
  if (!/^[a-z_][a-z0-9_]{0,40}$/.test(schema)) {
    throw new StoreProblem(`The schema name "${schema}" has other characters than a–z, 0–9 and _.`);
  }
  const address = addressOf(url);
  const boss = createBoss(
    { backend: "postgres", connectionString: url, schema, application_name: "connector-review" },
    options.log,
  );
  try {
    await boss.start();
    const { log, retry = defaultRetry } = options;
    const timing = { ...retry, ...pace.postgres };
    const queue = await openQueue<Job>(boss, schema, log, timing);
    const commands = await openCommandQueue(boss, schema, log, timing);
    const tables = await openTables(boss, schema);
    return assemble("postgresql", { boss, queue, commands, tables, close: async () => {} });
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => {});
    throw new StoreProblem(`The database at ${address} (DATABASE_URL) cannot be used: ${reasonOf(error)}.`, {
      cause: error,
    });
  }
}

function assemble<Job extends QueuedReview>(
  kind: Store["kind"],
  { boss, queue, commands, tables, close: release }: Embedded<Job>,
): Store<Job> {
  let closing: Promise<void> | undefined;
  async function close(limitMilliseconds: number | undefined): Promise<void> {
    await queue.stop(limitMilliseconds);
    await boss.stop();
    await release();
  }
  return {
    kind,
    queue,
    commands,
    ...tables,
    ready: () =>
      closing === undefined ? readiness(queue) : Promise.resolve(notReady("The store is closing.")),
    close(limitMilliseconds) {
      closing ??= close(limitMilliseconds);
      return closing;
    },
  };
}

async function readiness(queue: Queue): Promise<Readiness> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<"late">((resolve) => {
    timer = setTimeout(() => resolve("late"), readyMilliseconds);
  });
  try {
    const stats = await Promise.race([queue.stats(), late]);
    if (stats === "late")
      return notReady(`The database did not answer within ${readyMilliseconds / 1000} s.`);
    if (stats.active === 0 && stats.oldestWaitingSeconds > stuckSeconds) {
      return notReady(`The queue is stuck: a job has waited ${Math.round(stats.oldestWaitingSeconds)} s.`);
    }
    return { ready: true };
  } catch (error) {
    return notReady(`The database does not answer: ${messageOf(error)}.`);
  } finally {
    clearTimeout(timer);
  }
}

function notReady(because: string): Readiness {
  return { ready: false, because };
}

/** Host, port and name; never user or password. */
function addressOf(url: string): string {
  try {
    const { protocol, host, pathname } = new URL(url);
    if (protocol === "postgres:" || protocol === "postgresql:") return `${host}${pathname}`;
  } catch {
    // falls through: the text itself may hold a password, so it is not repeated
  }
  throw new StoreProblem("DATABASE_URL is not of the form postgres://user:password@host:port/database.");
}

function reasonOf(error: unknown): string {
  const code = codeOf(error);
  if (code === "ECONNREFUSED") return "nothing listens there (ECONNREFUSED)";
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return `the host name is not known (${code})`;
  if (code === "28P01" || code === "28000") return "it refuses the user or password";
  if (code === "3D000") return "it has no database of that name";
  if (code === "42501") return `the user may not create the schema: ${messageOf(error)}`;
  return messageOf(error);
}
