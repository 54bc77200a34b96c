/**
 * A bot that never finishes its review: the tests kill it in the middle. Started as a process of its own with the
 * place of the store as JSON in the first argument; the second says whether it pushes the job itself. Says
 * "open" when the store is open and "reviewing N" when the handler has begun.
 */
import { openStore } from "../../src/store/store.ts";
import { keptLog, type Place, reviewJob } from "./open-test-store.ts";

// as: our own tests write this argument.
const place = JSON.parse(process.argv[2] ?? "{}") as Place;
const store = await openStore({ ...place, log: keptLog().log });
console.log("open");
if (process.argv[3] === "push") {
  await store.queue.work(
    async (job) => {
      console.log(`reviewing ${job.pullNumber}`);
      return await new Promise(() => {});
    },
    { concurrency: 1 },
  );
  await store.queue.push(reviewJob(1, { deliveryId: "before the crash" }));
}
setInterval(() => {}, 1000);
