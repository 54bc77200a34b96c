/** Stores for the tests of this room: a folder or a schema of their own each, removed at the end. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PgBoss } from "pg-boss";
import type { ReviewJob } from "../../src/store/queue.ts";
import type { StoreOptions } from "../../src/store/store.ts";

export type Place = Pick<StoreOptions, "dataDir" | "databaseUrl" | "schema">;

export interface TestPlace {
  readonly place: Place;
  remove(): Promise<void>;
}

export const testDatabaseUrl = process.env["TEST_DATABASE_URL"];

export async function testFolder(): Promise<TestPlace> {
  const dataDir = await mkdtemp(join(tmpdir(), "connector-review-store-"));
  return { place: { dataDir }, remove: () => rm(dataDir, { recursive: true, force: true }) };
}

export function testSchema(databaseUrl: string, name: string): TestPlace {
  const schema = `connector_review_test_${name}_${process.pid}`;
  return {
    place: { databaseUrl, schema },
    async remove() {
      const boss = new PgBoss({ connectionString: databaseUrl, schema, supervise: false, schedule: false });
      await boss.start();
      await boss.getDb().executeSql(`DROP SCHEMA ${schema} CASCADE`);
      await boss.stop({ graceful: false });
    },
  };
}

/** A log that keeps what was said. */
export function keptLog() {
  const said: string[] = [];
  const keep = (level: string) => (message: string) => void said.push(`${level} ${message}`);
  return { said, log: { info: keep("info"), warn: keep("warn"), error: keep("error") } };
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
