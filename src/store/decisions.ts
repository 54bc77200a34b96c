/** The decisions about pull requests, as rows. A lost table is filled again from the conversations. */
import type { PgBoss } from "pg-boss";
import type { Decision, DecisionUpdate } from "../decisions/decision.ts";

export interface PullRequestKey {
  readonly repositoryId: number;
  readonly pullNumber: number;
}

export interface Decisions {
  /** In the order of the conversation. */
  of(pull: PullRequestKey): Promise<readonly Decision[]>;
  /** Adds, or replaces those with the same comment and index. */
  save(pull: PullRequestKey, decisions: readonly Decision[]): Promise<void>;
  /** Adds what a review found out about decisions, except to those that are no longer accepted. */
  update(pull: PullRequestKey, updates: readonly DecisionUpdate[]): Promise<void>;
  /** Pull requests with an accepted decision whose last day is this one. */
  expiringOn(date: string): Promise<readonly PullRequestKey[]>;
}

export async function openDecisions(boss: Pick<PgBoss, "getDb">, schema: string): Promise<Decisions> {
  const table = `${schema}.decisions`;
  const db = boss.getDb();
  await db.executeSql(`
    SELECT pg_advisory_xact_lock(hashtext('${table}'));
    CREATE TABLE IF NOT EXISTS ${table} (
      repository_id bigint NOT NULL, pull_number int NOT NULL, comment_id bigint NOT NULL, index int NOT NULL,
      data jsonb NOT NULL, PRIMARY KEY (repository_id, pull_number, comment_id, index));`);

  return {
    async of({ repositoryId, pullNumber }) {
      const { rows } = await db.executeSql(
        `SELECT data FROM ${table} WHERE repository_id = $1 AND pull_number = $2 ORDER BY comment_id, index`,
        [repositoryId, pullNumber],
      );
      return rows.map(decisionIn);
    },
    async save({ repositoryId, pullNumber }, decisions) {
      for (const decision of decisions) {
        await db.executeSql(
          `INSERT INTO ${table} (repository_id, pull_number, comment_id, index, data)
           VALUES ($1, $2, $3, $4, $5::text::jsonb)
           ON CONFLICT (repository_id, pull_number, comment_id, index) DO UPDATE SET data = excluded.data`,
          [repositoryId, pullNumber, decision.commentId, decision.index, JSON.stringify(storedAs(decision))],
        );
      }
    },
    async update({ repositoryId, pullNumber }, updates) {
      for (const { commentId, index, ...changes } of updates) {
        await db.executeSql(
          `UPDATE ${table} SET data = data || $5::text::jsonb
           WHERE repository_id = $1 AND pull_number = $2 AND comment_id = $3 AND index = $4
             AND (data->>'isAccepted')::bool`,
          [repositoryId, pullNumber, commentId, index, JSON.stringify(storedAs(changes))],
        );
      }
    },
    async expiringOn(date) {
      const { rows } = await db.executeSql(
        `SELECT DISTINCT repository_id, pull_number FROM ${table}
         WHERE data->>'until' = $1 AND (data->>'isAccepted')::bool`,
        [date],
      );
      return rows.map((row) => ({
        repositoryId: Number(row.repository_id),
        pullNumber: Number(row.pull_number),
      }));
    },
  };
}

/** Rows keep the property name of the first version: `told` is what the code calls `announced`. */
type Stored<T extends Partial<Decision>> = Omit<T, "announced"> & {
  readonly told?: NonNullable<Decision["announced"]>;
};

function storedAs<T extends Partial<Decision>>({ announced, ...others }: T): Stored<T> {
  return announced === undefined ? others : { ...others, told: announced };
}

function decisionIn(row: unknown): Decision {
  // as: the column holds what save() wrote, nothing else writes to this table.
  const { told, ...others } = (row as { readonly data: Stored<Decision> }).data;
  return told === undefined ? others : { ...others, announced: told };
}
