/** Stores for tests: each in a folder or a schema of its own, which is removed at the end. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PgBoss } from "pg-boss";
import type { ReviewJob } from "../../src/app/jobs/review-job.ts";
import type { StoreOptions } from "../../src/store/store.ts";
import { dataFolder } from "../helpers/data-folder.ts";

export type StoreAddress = Pick<StoreOptions, "dataDir" | "databaseUrl" | "schema">;

export interface TestStore {
  readonly address: StoreAddress;
  remove(): Promise<void>;
}

export const testDatabaseUrl = process.env["TEST_DATABASE_URL"];

/** A folder with an empty database in it. */
export async function testFolder(): Promise<TestStore & { address: { dataDir: string } }> {
  return inFolder(await dataFolder());
}

/** A folder without a database. */
export async function emptyFolder(): Promise<TestStore & { address: { dataDir: string } }> {
  return inFolder(await mkdtemp(join(tmpdir(), "connector-review-store-")));
}

function inFolder(dataDir: string): TestStore & { address: { dataDir: string } } {
  return { address: { dataDir }, remove: () => rm(dataDir, { recursive: true, force: true }) };
}

export function testSchema(databaseUrl: string, name: string): TestStore {
  const schema = `connector_review_test_${name}_${process.pid}`;
  return {
    address: { databaseUrl, schema },
    remove: () => onServer(databaseUrl, schema),
  };
}

/** A database of its own, for what takes no schema. */
export async function testDatabase(
  databaseUrl: string,
  name: string,
): Promise<{ readonly url: string; remove(): Promise<void> }> {
  const database = `connector_review_test_${name}_${process.pid}`;
  const schema = `${database}_maker`;
  const url = new URL(databaseUrl);
  url.pathname = `/${database}`;
  await onServer(databaseUrl, schema, `CREATE DATABASE ${database}`);
  return {
    url: url.href,
    remove: () => onServer(databaseUrl, schema, `DROP DATABASE ${database} WITH (FORCE)`),
  };
}

/** Runs the statements, and takes the schema away with which it came in. */
async function onServer(databaseUrl: string, schema: string, ...statements: string[]): Promise<void> {
  const boss = new PgBoss({ connectionString: databaseUrl, schema, supervise: false, schedule: false });
  // Its own watch over the schema meets the schema that is gone.
  boss.on("error", () => {});
  await boss.start();
  for (const statement of [...statements, `DROP SCHEMA ${schema} CASCADE`]) {
    await boss.getDb().executeSql(statement);
  }
  await boss.stop({ graceful: false });
}

/** A log that keeps what was logged. */
export function keptLog() {
  const logged: string[] = [];
  const keep = (level: string) => (message: string) => void logged.push(`${level} ${message}`);
  return { logged, log: { info: keep("info"), warn: keep("warn"), error: keep("error") } };
}

export function reviewJob(pullNumber: number, changes: Partial<ReviewJob> = {}): ReviewJob {
  return {
    installationId: 11,
    repositoryId: 7,
    owner: "contoso",
    repository: "connectors",
    pullNumber,
    forced: false,
    reason: "pull_request.synchronize",
    deliveryId: "delivery-1",
    runId: "run-1",
    ...changes,
  };
}
