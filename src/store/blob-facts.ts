import type { PgBoss } from "pg-boss";

/**
 * Facts about files, by blob id. Blobs never change, so neither do their facts; code that reads other facts uses another
 * kind. A lost table is filled again from the repositories.
 */
export interface BlobFactsTable {
  /** JSON texts by id, of those that are known. */
  read(kind: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Facts that are older than a year are deleted. */
  write(kind: string, facts: ReadonlyMap<string, string>): Promise<void>;
}

const keptDays = 365;
/** Ids or facts in one statement. */
const chunkSize = 500;

export async function openBlobFacts(boss: PgBoss, schema: string): Promise<BlobFactsTable> {
  const table = `${schema}.blob_facts`;
  const db = boss.getDb();
  await db.executeSql(`
    SELECT pg_advisory_xact_lock(hashtext('${table}'));
    CREATE TABLE IF NOT EXISTS ${table} (
      kind text NOT NULL, id text NOT NULL, facts text NOT NULL, noted_at timestamptz NOT NULL,
      PRIMARY KEY (kind, id));`);
  return {
    async read(kind, ids) {
      const known = new Map<string, string>();
      for (const part of chunks(ids)) {
        const { rows } = await db.executeSql(
          `SELECT id, facts FROM ${table} WHERE kind = $1 AND id IN (SELECT jsonb_array_elements_text($2::jsonb))`,
          [kind, JSON.stringify(part)],
        );
        for (const row of rows) known.set(String(row.id), String(row.facts));
      }
      return known;
    },
    async write(kind, facts) {
      for (const part of chunks([...facts])) {
        await db.executeSql(
          `INSERT INTO ${table} (kind, id, facts, noted_at)
            SELECT $1, fact->>0, fact->>1, now() FROM jsonb_array_elements($2::jsonb) AS fact
            ON CONFLICT (kind, id) DO UPDATE SET facts = excluded.facts, noted_at = excluded.noted_at`,
          [kind, JSON.stringify(part)],
        );
      }
      await db.executeSql(`DELETE FROM ${table} WHERE noted_at < now() - interval '${keptDays} days'`);
    },
  };
}

function chunks<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  const count = Math.ceil(items.length / chunkSize);
  return Array.from({ length: count }, (_, at) => items.slice(at * chunkSize, (at + 1) * chunkSize));
}
