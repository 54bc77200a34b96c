/**
 * A bot that never finishes its review and its command: the tests kill it in the middle. Started as a process of its own
 * with the address of the store as JSON in the first argument; the second says whether it pushes them itself. Says "open"
 * when the store is open and "busy" when both have begun.
 */
import { openStore } from "../../src/store/store.ts";
import { keptLog, reviewJob, type StoreAddress } from "./open-test-store.ts";

// as: our own tests write this argument.
const address = JSON.parse(process.argv[2] ?? "{}") as StoreAddress;
const store = await openStore({ ...address, log: keptLog().log });
console.log("open");
if (process.argv[3] === "push") {
  const both = Promise.withResolvers<void>();
  let begun = 0;
  const begin = async (): Promise<never> => {
    begun += 1;
    if (begun === 2) both.resolve();
    return await new Promise(() => {});
  };
  await store.queue.work(begin, { concurrency: 1 });
  await store.commands.work(begin, { concurrency: 1 });
  await store.queue.push(reviewJob(1, { deliveryId: "before the crash" }));
  await store.commands.push({ name: "comment-1", lane: "7#1", order: "explain" });
  await store.commands.push({ name: "comment-2", lane: "7#1", order: "help" });
  await both.promise;
  console.log("busy");
}
setInterval(() => {}, 1000);
