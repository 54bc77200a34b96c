import { type ConstructorOptions, PgBoss } from "pg-boss";
import { pace } from "./pace.ts";
import type { StoreLog } from "./store-log.ts";
import { messageOf } from "./store-problem.ts";

// A lost database is met by every worker twice a second.
const repeatMilliseconds = 60_000;

type BossOptions = ConstructorOptions & { readonly backend: keyof typeof pace };

/** pg-boss with the options that were tried, not yet started. */
export function createBoss(options: BossOptions, log: StoreLog): PgBoss {
  const { superviseSeconds: seconds } = pace[options.backend];
  const intervals = {
    superviseIntervalSeconds: seconds,
    monitorIntervalSeconds: seconds,
    queueCacheIntervalSeconds: seconds,
  };
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
