import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { openStore } from "../../src/store/store.ts";
import { kill, startInterrupted } from "./interrupted.ts";
import { keptLog, type TestPlace, testDatabaseUrl, testFolder, testSchema } from "./open-test-store.ts";

// Side by side: the one on PostgreSQL mostly waits for a heartbeat to run out.
describe.concurrent("after kill -9 in the middle of a review", () => {
  test("the embedded store finishes the review once", async () => {
    const { said, reviewed } = await reviewAfterKill(await testFolder());

    expect(reviewed).toEqual(["before the crash"]);
    expect(said).toEqual([
      "warn 1 review(s) were interrupted when the last process ended; they start again.",
    ]);
  });

  test.skipIf(testDatabaseUrl === undefined)(
    "the store on PostgreSQL finishes the review once (skipped when TEST_DATABASE_URL is not set)",
    async () => {
      const { reviewed } = await reviewAfterKill(testSchema(testDatabaseUrl ?? "", "crash"));

      expect(reviewed).toEqual(["before the crash"]);
    },
  );
});

async function reviewAfterKill({ place, remove }: TestPlace) {
  await kill(await startInterrupted(place, "push"));

  const { said, log } = keptLog();
  const store = await openStore({ ...place, log });
  const reviewed: string[] = [];
  await store.queue.work(
    async (job) => {
      reviewed.push(job.deliveryId);
      return { kind: "done" };
    },
    { concurrency: 2 },
  );
  await store.queue.idle();
  // Long enough for a second review of the same job to show.
  await pause(1500);
  await store.close();
  await remove();
  return { said, reviewed };
}
