import { type ConstructorOptions, PgBoss } from "pg-boss";
import type { StoreLog } from "./store-log.ts";
import { messageOf } from "./store-problem.ts";

// With the default of 60 s the job of a dead process stays stuck far longer than its heartbeat says.
const intervals = { superviseIntervalSeconds: 1, monitorIntervalSeconds: 1, queueCacheIntervalSeconds: 1 };
// A lost database is met by every worker twice a second.
const repeatMilliseconds = 60_000;

/** pg-boss with the options that were tried, not yet started. */
export function createBoss(options: ConstructorOptions, log: StoreLog): PgBoss {
  // No useListenNotify, no schedules: neither is used, both cost connections and queries.
  const boss = new PgBoss({ ...options, ...intervals, schedule: false });
  const said = new Map<string, number>();
  const once = (message: string, say: (message: string) => void) => {
    const last = said.get(message);
    if (last !== undefined && Date.now() - last < repeatMilliseconds) return;
    if (said.size > 100) said.clear();
    said.set(message, Date.now());
    say(message);
  };
  // The message only: the error objects of pg-boss carry statements, values and connection options.
  // A worker adds its own random id to the message; without it equal troubles are equal.
  boss.on("error", (error) =>
    once(`Queue: ${messageOf(error).replace(/ \(Queue: .*$/, "")}`, (text) => log.error(text)),
  );
  boss.on("warning", (warning) => once(`Queue: ${warning.message}`, (text) => log.warn(text)));
  return boss;
}
