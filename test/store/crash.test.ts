import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import type { ReviewJob } from "../../src/app/jobs/review-job.ts";
import { openStore } from "../../src/store/store.ts";
import { kill, startInterrupted } from "./interrupted.ts";
import { keptLog, type TestStore, testDatabaseUrl, testFolder, testSchema } from "./open-test-store.ts";

// Side by side: the one on PostgreSQL mostly waits for a heartbeat to run out.
describe.concurrent("after kill -9 in the middle of a review and a command", { timeout: 300_000 }, () => {
  test("the embedded store finishes both once, and what waited behind the command after it", async () => {
    const { logged, reviewed, carriedOut } = await workAfterKill(await testFolder());

    expect(reviewed).toEqual(["before the crash"]);
    expect(carriedOut).toEqual([
      ["explain", 1],
      ["help", 0],
    ]);
    expect(logged).toEqual([
      "warn 1 review(s) were interrupted when the last process ended; they start again.",
      "warn 1 command(s) were interrupted when the last process ended; they start again.",
    ]);
  });

  test.skipIf(testDatabaseUrl === undefined)(
    "so does the store on PostgreSQL (skipped when TEST_DATABASE_URL is not set)",
    async () => {
      const { reviewed, carriedOut } = await workAfterKill(testSchema(testDatabaseUrl ?? "", "crash"));

      expect(reviewed).toEqual(["before the crash"]);
      expect(carriedOut).toEqual([
        ["explain", 1],
        ["help", 0],
      ]);
    },
  );
});

async function workAfterKill({ address, remove }: TestStore) {
  await kill(await startInterrupted(address, "push"));

  const { logged, log } = keptLog();
  const store = await openStore<ReviewJob>({ ...address, log });
  const reviewed: string[] = [];
  const carriedOut: unknown[] = [];
  await store.queue.work(
    async (job) => {
      reviewed.push(job.deliveryId);
      return { kind: "done" };
    },
    { concurrency: 2 },
  );
  await store.commands.work(
    async ({ order }, { failures }) => {
      carriedOut.push([order, failures]);
      return { kind: "done" };
    },
    { concurrency: 2 },
  );
  await store.queue.idle();
  // Longer than a worker waits before it looks again: time for a second attempt to show.
  await pause(700);
  await store.close();
  await remove();
  return { logged, reviewed, carriedOut };
}
