import { mkdir, rename } from "node:fs/promises";
import { join } from "node:path";
import type { PGlite } from "@electric-sql/pglite";
import { fromPglite, type PgBoss } from "pg-boss";
import { createBoss } from "./boss.ts";
import { type CommandQueue, openCommandQueue } from "./command-queue.ts";
import { lockFolder } from "./folder-lock.ts";
import { pace } from "./pace.ts";
import { openQueue, type Queue, type QueuedReview, type RetryPolicy, recoverAbandoned } from "./queue.ts";
import type { StoreLog } from "./store-log.ts";
import { messageOf, StoreProblem } from "./store-problem.ts";
import { openTables, type Tables } from "./tables.ts";

export interface Embedded<Job extends QueuedReview> {
  readonly boss: PgBoss;
  readonly queue: Queue<Job>;
  readonly commands: CommandQueue;
  readonly tables: Tables;
  close(): Promise<void>;
}

/**
 * Opens the embedded database in `<dataDir>/database`, with the lock file in `dataDir`. It can't fsync, so a crash of the
 * machine may leave a database that doesn't open: it is renamed and replaced by an empty one, which is filled again from
 * GitHub. It has its own folder because `dataDir` may be a mount, which can't be renamed.
 */
export async function openEmbedded<Job extends QueuedReview>(
  dataDir: string,
  schema: string,
  log: StoreLog,
  retry: RetryPolicy,
): Promise<Embedded<Job>> {
  const lock = await makeAndLock(dataDir);
  const folder = join(dataDir, "database");
  try {
    const embedded = await openOrReplace<Job>(folder, schema, log, retry);
    return {
      ...embedded,
      async close() {
        await embedded.close();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function makeAndLock(dataDir: string) {
  try {
    await mkdir(dataDir, { recursive: true });
    return await lockFolder(dataDir);
  } catch (error) {
    if (error instanceof StoreProblem) throw error;
    throw new StoreProblem(`The data folder ${dataDir} (DATA_DIR) cannot be written: ${messageOf(error)}.`, {
      cause: error,
    });
  }
}

async function openOrReplace<Job extends QueuedReview>(
  folder: string,
  schema: string,
  log: StoreLog,
  retry: RetryPolicy,
) {
  try {
    return await open<Job>(folder, schema, log, retry);
  } catch (broken) {
    const aside = `${folder}.broken-${new Date().toISOString().replaceAll(/[:.]/g, "-")}`;
    await rename(folder, aside);
    try {
      const fresh = await open<Job>(folder, schema, log, retry);
      log.warn(
        `The database in ${folder} does not open (${messageOf(broken)}). It was moved to ${aside} and an empty one ` +
          `was started: waiting reviews are lost until the next sweep, the rest is rebuilt from GitHub.`,
      );
      return fresh;
    } catch (error) {
      // Not the database's fault then (a full disk): leave it where it was.
      await rename(folder, `${aside}-empty`).catch(() => {});
      await rename(aside, folder);
      throw new StoreProblem(`No database can be opened in ${folder}: ${messageOf(error)}.`, {
        cause: error,
      });
    }
  }
}

async function open<Job extends QueuedReview>(
  folder: string,
  schema: string,
  log: StoreLog,
  retry: RetryPolicy,
): Promise<Embedded<Job>> {
  await mkdir(folder, { recursive: true });
  // Imported here: a store on PostgreSQL doesn't need these 20 MB of WebAssembly.
  const { PGlite } = await import("@electric-sql/pglite");
  let pglite: PGlite | undefined;
  let boss: PgBoss | undefined;
  try {
    // shared_buffers: the default of 128 MB doubles the memory of the process.
    pglite = await PGlite.create({ dataDir: folder, postgresqlconf: ["shared_buffers=8MB"] });
    const db = pglite;
    boss = createBoss({ db: fromPglite(db), backend: "pglite", schema }, log);
    await boss.start();
    const timing = { ...retry, ...pace.pglite };
    const queue = await openQueue<Job>(boss, schema, log, timing);
    const commands = await openCommandQueue(boss, schema, log, timing);
    const tables = await openTables(boss, schema);
    await recoverAbandoned(boss, schema, log);
    return { boss, queue, commands, tables, close: () => db.close() };
  } catch (error) {
    await boss?.stop({ graceful: false }).catch(() => {});
    await pglite?.close().catch(() => {});
    throw error;
  }
}
