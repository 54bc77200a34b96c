import type { PgBoss } from "pg-boss";

/**
 * What people decided about a pull request by commands, and what they dispute. Plain data. Their comments are the source: a
 * lost table is filled again from the conversation, with reaction and permission checked once more.
 */
export interface Decision {
  readonly commentId: number;
  /** Which of the comment's commands. */
  readonly index: number;
  readonly command: "waive" | "unwaive" | "acknowledge" | "hold" | "resume" | "dispute";
  /** False: whoever said it may not decide. Remembered, so that it is not asked again. */
  readonly isAccepted: boolean;
  readonly by: string;
  readonly rule: string | null;
  readonly path: string | null;
  readonly because: string;
  /** ISO date: the last day it counts. */
  readonly until: string;
  /** The head it was said about; null when it was read from the conversation later. */
  readonly head: string | null;
  /** Values it holds for; null until the first review after it. */
  readonly values: readonly string[] | null;
  /** Folders of these, as they are called on the merge base; absent where that is not known. */
  readonly folders?: readonly string[];
  /** Why it does not count, or not for all of it, and the head on which people were told so. */
  readonly told?: Readonly<Record<string, string>>;
}

/** What a review adds to a decision. */
export type Learned = Pick<Decision, "commentId" | "index"> &
  Partial<Pick<Decision, "values" | "folders" | "told">>;

export interface PullRequestKey {
  readonly repositoryId: number;
  readonly pullNumber: number;
}

export interface Decisions {
  /** In the order they were said. */
  of(pull: PullRequestKey): Promise<readonly Decision[]>;
  /** Adds, or replaces those with the same comment and index. */
  save(pull: PullRequestKey, decisions: readonly Decision[]): Promise<void>;
  /** Keeps what a review learned of decisions; those that are accepted no more meanwhile stay as they are. */
  learn(pull: PullRequestKey, learned: readonly Learned[]): Promise<void>;
  /** Pull requests with an accepted decision whose last day is this one. */
  expiringOn(date: string): Promise<readonly PullRequestKey[]>;
}

export async function openDecisions(boss: PgBoss, schema: string): Promise<Decisions> {
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
      return rows.map(decisionOf);
    },
    async save({ repositoryId, pullNumber }, decisions) {
      for (const decision of decisions) {
        await db.executeSql(
          `INSERT INTO ${table} (repository_id, pull_number, comment_id, index, data)
           VALUES ($1, $2, $3, $4, $5::text::jsonb)
           ON CONFLICT (repository_id, pull_number, comment_id, index) DO UPDATE SET data = excluded.data`,
          [repositoryId, pullNumber, decision.commentId, decision.index, JSON.stringify(decision)],
        );
      }
    },
    async learn({ repositoryId, pullNumber }, learned) {
      for (const { commentId, index, ...more } of learned) {
        await db.executeSql(
          `UPDATE ${table} SET data = data || $5::text::jsonb
           WHERE repository_id = $1 AND pull_number = $2 AND comment_id = $3 AND index = $4
             AND (data->>'isAccepted')::bool`,
          [repositoryId, pullNumber, commentId, index, JSON.stringify(more)],
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

function decisionOf(row: unknown): Decision {
  // as: the column holds what save() wrote, nothing else writes to this table.
  return (row as { readonly data: Decision }).data;
}
