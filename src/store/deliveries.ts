import type { PgBoss } from "pg-boss";
import { deadLetters } from "./queue.ts";

/**
 * The deliveries we accepted. The order for each is `isRecorded` → push → `record`. Pushing first means that a crash in
 * between loses nothing: GitHub sends the delivery again, and the second push merges into the first job or finds
 * nothing to write. Recording first would lose the job for good.
 *
 * A delivery whose job became a dead letter counts as not seen: sending it again is how an operator fixes it.
 */
export interface Deliveries {
  isRecorded(deliveryId: string): Promise<boolean>;
  /** Atomic: of two calls with one id, one returns "new". */
  record(deliveryId: string, event: string, now: Date): Promise<"new" | "duplicate">;
}

// GitHub offers redelivery for 3 days: https://docs.github.com/en/webhooks/testing-and-troubleshooting-webhooks/redelivering-webhooks
const keptDays = 4;
const pruneEveryMilliseconds = 3_600_000;

export async function openDeliveries(boss: PgBoss, schema: string): Promise<Deliveries> {
  const table = `${schema}.deliveries`;
  const db = boss.getDb();
  // One message, so one transaction on PostgreSQL: the lock keeps two starting processes from creating the table at once.
  await db.executeSql(`
    SELECT pg_advisory_xact_lock(hashtext('${table}'));
    CREATE TABLE IF NOT EXISTS ${table} (
      id text PRIMARY KEY, event text NOT NULL, recorded_at timestamptz NOT NULL);
    CREATE INDEX IF NOT EXISTS deliveries_recorded_at ON ${table} (recorded_at);`);
  const isDead = `EXISTS (
    SELECT 1 FROM ${schema}.job WHERE name = '${deadLetters}' AND state < 'active' AND data->>'deliveryId' = $1)`;
  let prunedAt = 0;

  async function prune(now: Date): Promise<void> {
    if (now.getTime() - prunedAt < pruneEveryMilliseconds) return;
    prunedAt = now.getTime();
    await db.executeSql(
      `DELETE FROM ${table} WHERE recorded_at < $1::timestamptz - interval '${keptDays} days'`,
      [now.toISOString()],
    );
  }

  return {
    async isRecorded(deliveryId) {
      const known = `SELECT 1 FROM ${table} WHERE id = $1 AND NOT ${isDead}`;
      const { rows } = await db.executeSql(known, [deliveryId]);
      return rows.length > 0;
    },
    async record(deliveryId, event, now) {
      await prune(now);
      const insert = `INSERT INTO ${table} AS d (id, event, recorded_at) VALUES ($1, $2, $3::timestamptz)
        ON CONFLICT (id) DO UPDATE SET recorded_at = excluded.recorded_at WHERE ${isDead}
        RETURNING d.id`;
      const { rows } = await db.executeSql(insert, [deliveryId, event, now.toISOString()]);
      return rows.length > 0 ? "new" : "duplicate";
    },
  };
}
