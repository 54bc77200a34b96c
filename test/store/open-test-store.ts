/** Stores for the tests of this room: a folder or a schema of their own each, removed at the end. */
import { cp, mkdtemp, rm } from "node:fs/promises";
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

/** An empty folder, or a copy of another one: a database that is there opens in a tenth of the time. */
export async function testFolder(copyOf?: Place): Promise<TestPlace & { place: { dataDir: string } }> {
  const dataDir = await mkdtemp(join(tmpdir(), "connector-review-store-"));
  if (copyOf?.dataDir !== undefined) await cp(copyOf.dataDir, dataDir, { recursive: true });
  return { place: { dataDir }, remove: () => rm(dataDir, { recursive: true, force: true }) };
}

export function testSchema(databaseUrl: string, name: string): TestPlace {
  const schema = `connector_review_test_${name}_${process.pid}`;
  return {
    place: { databaseUrl, schema },
    async remove() {
      const boss = new PgBoss({ connectionString: databaseUrl, schema, supervise: false, schedule: false });
      // Its own watch over the schema meets the schema that is gone.
      boss.on("error", () => {});
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
