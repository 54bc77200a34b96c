export const reviewQueue = "review";
export const commandQueue = "command";

/**
 * The few changes to waiting and running jobs that pg-boss has no call for. Each is one statement, so a crash
 * leaves it done or not done. They use the table of pg-boss 12.35 (`job`: name, singleton_key, state, data,
 * start_after, started_on, heartbeat_on, retry_count); the package is pinned to the exact version for that.
 *
 * The attempt is retry_count, which the next claim raises; it is never set back, because pg-boss settles a job by
 * id and attempt, and a late answer of an earlier attempt must not settle a later one. What is not to count as a
 * retry raises retry_limit instead.
 *
 * States are ordered: created < retry < active < completed. Waiting is `state < 'active'`.
 */
export interface QueueStatements {
  /** One running job of a key, whatever processes do at the same time. */
  readonly oneActive: string;
  /**
   * $1 queue, $2 key, $3 data: the newest waiting job of the key gets the data; `forced` stays once set. One that
   * waits out a backoff starts now with all its retries, one that was put back keeps its time.
   */
  readonly replaceWaiting: string;
  /** $1 queue, $2 key, $3 id, $4 attempt: other waiting jobs of the key go into this running one; the newest data wins. */
  readonly absorbWaiting: string;
  /** $1 queue, $2 key, $3 id, $4 attempt, $5 seconds: the running job waits again, not counted as a retry; a waiting one of its key waits instead. */
  readonly putBack: string;
  /** $1 dead letter queue, $2 key: a later review ended well, so the failed ones of the key are settled. */
  readonly settleDead: string;
  /** $1 queue: running jobs as { id, retryCount }. */
  readonly running: string;
  /** $1 queue: jobs that wait out a backoff start now. */
  readonly hurry: string;
  /**
   * $1 queue, $2 id, $3 attempt, $4 seconds: the running job waits again, not counted as a retry. It stays a job that began,
   * so that those behind it wait, too.
   */
  readonly postpone: string;
  /** $1 queue, $2 key, $3 run id: a job with it waits, runs, or ended within the last hour. */
  readonly knows: string;
  /** $1 dead letter queue: waiting, active, failed, oldest. A command that waits for the one before it could not have started. */
  readonly count: string;
}

export function queueStatements(schema: string): QueueStatements {
  const job = `${schema}.job`;
  const forced = (...flags: readonly string[]) => `jsonb_build_object('forced', ${flags.join(" OR ")})`;
  const claimed = `SELECT id, data, created_on FROM ${job}
      WHERE name = $1 AND id = $3::uuid AND state = 'active' AND retry_count = $4::int FOR UPDATE`;
  const worked = `name IN ('${reviewQueue}', '${commandQueue}')`;
  const isBehind = `(name = '${commandQueue}' AND EXISTS (
    SELECT 1 FROM ${job} b WHERE b.name = j.name AND b.singleton_key = j.singleton_key AND b.id <> j.id
      AND b.state IN ('retry', 'active')))`;
  return {
    // The lock: two processes that start at once would both create it, and one would fail.
    oneActive: `SELECT pg_advisory_xact_lock(hashtext('${schema}.review_one_active'));
      CREATE UNIQUE INDEX IF NOT EXISTS review_one_active ON ${job} (name, singleton_key)
      WHERE state = 'active' AND name = '${reviewQueue}'`,
    replaceWaiting: `
      UPDATE ${job} j SET data = $3::text::jsonb
        || ${forced("($3::text::jsonb->>'forced')::bool", "(j.data->>'forced')::bool")},
        start_after = CASE WHEN j.state = 'retry' THEN LEAST(j.start_after, now()) ELSE j.start_after END,
        retry_limit = j.retry_count + 1 + (SELECT q.retry_limit FROM ${schema}.queue q WHERE q.name = $1)
      WHERE j.name = $1 AND j.state < 'active' AND j.id = (
        SELECT id FROM ${job} WHERE name = $1 AND singleton_key = $2 AND state < 'active' ORDER BY created_on DESC LIMIT 1)
      RETURNING j.id`,
    absorbWaiting: `
      WITH mine AS (${claimed}),
      absorbed AS (
        DELETE FROM ${job} j USING mine WHERE j.name = $1 AND j.singleton_key = $2 AND j.state < 'active'
        RETURNING j.data, j.created_on),
      newest AS (
        SELECT a.data FROM absorbed a, mine WHERE a.created_on > mine.created_on ORDER BY a.created_on DESC LIMIT 1)
      UPDATE ${job} j SET data = COALESCE((SELECT data FROM newest), j.data)
        || ${forced("(j.data->>'forced')::bool", "(SELECT bool_or((data->>'forced')::bool) FROM absorbed)")}
      FROM mine WHERE j.name = $1 AND j.id = mine.id AND EXISTS (SELECT 1 FROM absorbed)
      RETURNING j.data`,
    putBack: `
      WITH mine AS (${claimed}),
      handed AS (
        UPDATE ${job} j SET start_after = GREATEST(j.start_after, now() + $5::int * interval '1s'),
          data = j.data || ${forced("(j.data->>'forced')::bool", "(mine.data->>'forced')::bool")}
        FROM mine WHERE j.name = $1 AND j.singleton_key = $2 AND j.state < 'active'
        RETURNING j.id)
      UPDATE ${job} j SET state = 'created', start_after = now() + $5::int * interval '1s', heartbeat_on = NULL,
        retry_limit = j.retry_limit + 1
      FROM mine WHERE j.name = $1 AND j.id = mine.id AND NOT EXISTS (SELECT 1 FROM handed)
      RETURNING j.id`,
    settleDead: `DELETE FROM ${job} WHERE name = $1 AND singleton_key = $2`,
    running: `SELECT id, retry_count AS "retryCount" FROM ${job} WHERE name = $1 AND state = 'active'`,
    hurry: `UPDATE ${job} SET start_after = now() WHERE name = $1 AND state = 'retry' AND start_after > now()`,
    postpone: `
      UPDATE ${job} SET state = 'retry', start_after = now() + $4::int * interval '1s', heartbeat_on = NULL,
        retry_limit = retry_limit + 1
      WHERE name = $1 AND id = $2::uuid AND state = 'active' AND retry_count = $3::int`,
    knows: `SELECT 1 FROM ${job} WHERE name = $1 AND singleton_key = $2 AND data->>'runId' = $3 LIMIT 1`,
    count: `
      SELECT (count(*) FILTER (WHERE ${worked} AND state < 'active'))::int AS waiting,
        (count(*) FILTER (WHERE ${worked} AND state = 'active'))::int AS active,
        (count(*) FILTER (WHERE name = $1 AND state < 'active'))::int AS failed,
        COALESCE(GREATEST(0, extract(epoch FROM now() - min(start_after) FILTER (
          WHERE ${worked} AND state < 'active' AND NOT ${isBehind}))), 0)::float8 AS oldest
      FROM ${job} j WHERE name IN ('${reviewQueue}', '${commandQueue}', $1)`,
  };
}
