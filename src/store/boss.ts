import { type ConstructorOptions, PgBoss } from "pg-boss";
import { pace } from "./pace.ts";
import type { StoreLog } from "./store-log.ts";
import { messageOf } from "./store-problem.ts";

/** A message isn't repeated within this time: without a database every worker fails twice a second. */
const repeatMilliseconds = 60_000;

type BossOptions = ConstructorOptions & { readonly backend: keyof typeof pace };

/** pg-boss with our options, not started yet. */
export function createBoss(options: BossOptions, log: StoreLog): PgBoss {
  const { superviseSeconds: seconds } = pace[options.backend];
  const intervals = {
    superviseIntervalSeconds: seconds,
    monitorIntervalSeconds: seconds,
    queueCacheIntervalSeconds: seconds,
  };
  // No useListenNotify, no schedules: neither is used, both cost connections and queries.
  const boss = new PgBoss({ ...options, ...intervals, schedule: false });
  const loggedAt = new Map<string, number>();
  const once = (message: string, log: (message: string) => void) => {
    const last = loggedAt.get(message);
    if (last !== undefined && Date.now() - last < repeatMilliseconds) return;
    if (loggedAt.size > 100) loggedAt.clear();
    loggedAt.set(message, Date.now());
    log(message);
  };
  // Only the message: the error objects of pg-boss have statements, values and connection options.
  // A worker adds its random id to the message: it is removed, so that equal errors are equal.
  boss.on("error", (error) =>
    once(`Queue: ${messageOf(error).replace(/ \(Queue: .*$/, "")}`, (text) => log.error(text)),
  );
  boss.on("warning", (warning) => once(`Queue: ${warning.message}`, (text) => log.warn(text)));
  return boss;
}
