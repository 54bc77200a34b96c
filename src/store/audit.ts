import type { PgBoss } from "pg-boss";

/** One command of a person: who gave it, on which pull request, and its result. */
export interface AuditEntry {
  /** The comment or button press, `comment-345`; with `index` the key of the entry: recorded again, the later result replaces it. */
  readonly request: string;
  readonly index: number;
  readonly repositoryId: number;
  readonly pullNumber: number;
  readonly by: string;
  readonly command: string;
  readonly rule: string | null;
  readonly because: string;
  readonly result: "done" | "not-permitted" | "mistake" | "failed";
}

export interface Audit {
  record(entry: AuditEntry, now: Date): Promise<void>;
  /** How often each rule was disputed by people with the right to. */
  disputes(): Promise<readonly { readonly rule: string; readonly count: number }[]>;
  /** Counts a review, and that these rules have new findings in it. */
  countReview(rules: readonly string[]): Promise<void>;
  /** How many reviews were counted, and in how many the rule had new findings. */
  diagnostics(rule: string): Promise<{ readonly reviews: number; readonly ofRule: number }>;
}

/** The row that counts every review; no rule has this name. */
const everyReview = "";

export async function openAudit(boss: PgBoss, schema: string): Promise<Audit> {
  const table = `${schema}.audit`;
  const db = boss.getDb();
  await db.executeSql(`
    SELECT pg_advisory_xact_lock(hashtext('${table}'));
    CREATE TABLE IF NOT EXISTS ${table} (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, recorded_at timestamptz NOT NULL, repository_id bigint NOT NULL,
      pull_number int NOT NULL, by_login text NOT NULL, command text NOT NULL, rule text, because text NOT NULL,
      result text NOT NULL);
    ALTER TABLE ${table} ADD COLUMN IF NOT EXISTS request text, ADD COLUMN IF NOT EXISTS index int;
    CREATE UNIQUE INDEX IF NOT EXISTS audit_request ON ${table} (repository_id, request, index);
    CREATE TABLE IF NOT EXISTS ${schema}.rule_counts (rule text PRIMARY KEY, reviews int NOT NULL);`);

  return {
    async record({ request, index, repositoryId, pullNumber, by, command, rule, because, result }, now) {
      await db.executeSql(
        `INSERT INTO ${table}
           (recorded_at, repository_id, pull_number, by_login, command, rule, because, result, request, index)
         VALUES ($1::timestamptz, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         ON CONFLICT (repository_id, request, index)
         DO UPDATE SET result = excluded.result, recorded_at = excluded.recorded_at`,
        [now.toISOString(), repositoryId, pullNumber, by, command, rule, because, result, request, index],
      );
    },
    async disputes() {
      const { rows } = await db.executeSql(
        `SELECT rule, count(*)::int AS count FROM ${table}
         WHERE command = 'dispute' AND result = 'done' AND rule IS NOT NULL GROUP BY rule ORDER BY rule`,
      );
      return rows.map((row) => ({ rule: String(row.rule), count: Number(row.count) }));
    },
    async countReview(rules) {
      await db.executeSql(
        `INSERT INTO ${schema}.rule_counts AS c (rule, reviews)
         SELECT rule, 1 FROM jsonb_array_elements_text($1::text::jsonb) AS rule
         ON CONFLICT (rule) DO UPDATE SET reviews = c.reviews + 1`,
        [JSON.stringify([everyReview, ...new Set(rules)])],
      );
    },
    async diagnostics(rule) {
      const { rows } = await db.executeSql(
        `SELECT rule, reviews FROM ${schema}.rule_counts WHERE rule = $1 OR rule = '${everyReview}'`,
        [rule],
      );
      const count = (name: string) => Number(rows.find((row) => row.rule === name)?.reviews ?? 0);
      return { reviews: count(everyReview), ofRule: count(rule) };
    },
  };
}
