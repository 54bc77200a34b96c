import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ReviewJob } from "../../src/app/jobs/review-job.ts";
import type { ReviewHandler } from "../../src/store/queue.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import {
  keptLog,
  reviewJob,
  type TestStore,
  testDatabaseUrl,
  testFolder,
  testSchema,
} from "./open-test-store.ts";

const retry = { limit: 1, delaySeconds: 1 };

describe("the embedded queue", () => {
  behavesAsAQueue(() => testFolder());
});

describe.skipIf(testDatabaseUrl === undefined)(
  "the queue on PostgreSQL (skipped when TEST_DATABASE_URL is not set)",
  () => {
    behavesAsAQueue(() => Promise.resolve(testSchema(testDatabaseUrl ?? "", "queue")));

    test("two processes never review one pull request at the same time and lose no push", async () => {
      const { address, remove } = testSchema(testDatabaseUrl ?? "", "pair");
      const stores = [
        await openStore<ReviewJob>({ ...address, retry, log: keptLog().log }),
        await openStore<ReviewJob>({ ...address, retry, log: keptLog().log }),
      ];
      const running = new Map<number, number>();
      const last = new Map<number, string>();
      const overlaps: number[] = [];
      for (const store of stores) {
        await store.queue.work(
          async (job) => {
            running.set(job.pullNumber, (running.get(job.pullNumber) ?? 0) + 1);
            if ((running.get(job.pullNumber) ?? 0) > 1) overlaps.push(job.pullNumber);
            await pause(40);
            last.set(job.pullNumber, job.deliveryId);
            running.set(job.pullNumber, (running.get(job.pullNumber) ?? 0) - 1);
            return { kind: "done" };
          },
          { concurrency: 3 },
        );
      }

      for (let push = 0; push < 60; push += 1) {
        const deliveryId = push >= 56 ? "last" : `push ${push}`;
        await stores[push % 2]?.queue.push(reviewJob(push % 4, { deliveryId }));
        await pause(10);
      }
      await stores[0]?.queue.idle();

      expect(overlaps).toEqual([]);
      expect([...last.entries()].sort()).toEqual([
        [0, "last"],
        [1, "last"],
        [2, "last"],
        [3, "last"],
      ]);
      for (const store of stores) await store.close();
      await remove();
    });
  },
);

/** A gate that handlers wait at until the test opens it. */
function opening() {
  let resolve = () => {};
  const promise = new Promise<void>((open) => {
    resolve = open;
  });
  return { promise, resolve };
}

function behavesAsAQueue(makeTestDatabase: () => Promise<TestStore>): void {
  const { logged, log } = keptLog();
  // One store for all tests, opening is slow: each test has its own pull request number and its own handler.
  const handlers = new Map<number, ReviewHandler<ReviewJob>>();
  let testStore: TestStore;
  let store: Store<ReviewJob>;

  beforeAll(async () => {
    testStore = await makeTestDatabase();
    store = await openStore<ReviewJob>({ ...testStore.address, retry, log });
    await store.queue.work(
      async (job, signal) => (await handlers.get(job.pullNumber)?.(job, signal)) ?? { kind: "done" },
      { concurrency: 3 },
    );
  });

  afterAll(async () => {
    await store.close();
    await testStore.remove();
  });

  test("fifty pushes of one pull request while it is reviewed make one more review, of the newest push", async () => {
    const reviewed: ReviewJob[] = [];
    const gate = opening();
    handlers.set(1, async (job) => {
      reviewed.push(job);
      await gate.promise;
      return { kind: "done" };
    });

    const answers: string[] = [await store.queue.push(reviewJob(1, { deliveryId: "push 0" }))];
    await expect.poll(() => reviewed.length).toBe(1);
    for (let push = 1; push < 50; push += 1) {
      answers.push(await store.queue.push(reviewJob(1, { deliveryId: `push ${push}`, forced: push === 20 })));
    }
    const during = await store.queue.stats();
    gate.resolve();
    await store.queue.idle();

    expect(during).toMatchObject({ waiting: 1, active: 1, failed: 0 });
    expect(answers.slice(0, 3)).toEqual(["queued", "queued", "merged"]);
    expect(new Set(answers.slice(2))).toEqual(new Set(["merged"]));
    expect(reviewed.map((job) => [job.deliveryId, job.forced])).toEqual([
      ["push 0", false],
      ["push 49", true],
    ]);
  });

  test("different pull requests are reviewed side by side", async () => {
    const both = opening();
    let running = 0;
    const handler: ReviewHandler<ReviewJob> = async () => {
      running += 1;
      if (running === 2) both.resolve();
      await both.promise;
      return { kind: "done" };
    };
    handlers.set(2, handler);
    handlers.set(3, handler);

    await store.queue.push(reviewJob(2));
    await store.queue.push(reviewJob(3));
    await store.queue.idle();

    expect(running).toBe(2);
  });

  test("a push that waits behind a review that throws replaces it, once", async () => {
    const reviewed: string[] = [];
    const gate = opening();
    handlers.set(5, async (job) => {
      reviewed.push(`${job.deliveryId} ${job.forced}`);
      if (reviewed.length > 1) return { kind: "done" };
      await gate.promise;
      throw new Error("the first one fails");
    });

    await store.queue.push(reviewJob(5, { deliveryId: "older", forced: true }));
    await expect.poll(() => reviewed.length).toBe(1);
    await store.queue.push(reviewJob(5, { deliveryId: "newer" }));
    gate.resolve();
    await store.queue.idle();

    expect(reviewed).toEqual(["older true", "newer true"]);
  });

  test("what is tried in vain becomes a dead letter, settled by a later review that ends well or by redrive", async () => {
    const tries: number[] = [];
    let broken = true;
    const handler: ReviewHandler<ReviewJob> = async (job) => {
      tries.push(job.pullNumber);
      if (broken) throw new Error("a bug of ours");
      return { kind: "done" };
    };
    handlers.set(6, handler);
    handlers.set(7, handler);

    await store.queue.push(reviewJob(6, { deliveryId: "dead delivery" }));
    await store.queue.push(reviewJob(7));
    await store.deliveries.record("dead delivery", "pull_request", new Date());
    await store.queue.idle();
    const dead = await store.queue.stats();
    const heartbeatsWhileDead = await store.deliveries.isRecorded("dead delivery");
    broken = false;
    await store.queue.push(reviewJob(7));
    await store.queue.idle();
    const afterPush = await store.queue.stats();
    const redriven = await store.queue.redrive();
    await store.queue.idle();

    expect(dead).toMatchObject({ waiting: 0, active: 0, failed: 2 });
    expect(heartbeatsWhileDead).toBe(false);
    expect(afterPush.failed).toBe(1);
    expect(redriven).toBe(1);
    expect(tries.sort()).toEqual([6, 6, 6, 7, 7, 7]);
    expect((await store.queue.stats()).failed).toBe(0);
    expect(await store.deliveries.isRecorded("dead delivery")).toBe(true);
  });

  test("a review that throws is tried again, and a push during its backoff starts at once with all retries", async () => {
    const reviewed: string[] = [];
    handlers.set(10, async (job) => {
      reviewed.push(job.deliveryId);
      if (reviewed.length < 3) throw new Error("GitHub answered 502");
      return { kind: "done" };
    });

    await store.queue.push(reviewJob(10, { deliveryId: "older" }));
    await expect.poll(() => reviewed.length).toBe(1);
    await expect.poll(() => store.queue.stats()).toMatchObject({ waiting: 1, active: 0 });
    await store.queue.push(reviewJob(10, { deliveryId: "newer" }));
    await store.queue.idle();

    expect(reviewed).toEqual(["older", "newer", "newer"]);
    expect(logged).toContain(
      "error The review of contoso/connectors#10 failed (run run-1): GitHub answered 502",
    );
    expect(await store.queue.stats()).toMatchObject({ waiting: 0, active: 0, failed: 0 });
  });

  test("a review that asks for a later time is put back, is no failure and keeps its retries", async () => {
    let tries = 0;
    handlers.set(8, async () => {
      tries += 1;
      return tries < 3
        ? { kind: "retry-after", seconds: 0.2, because: "the rate limit is reached" }
        : { kind: "done" };
    });

    await store.queue.push(reviewJob(8));
    await store.queue.idle();

    expect(tries).toBe(3);
    expect(logged).toContain("info The review of contoso/connectors#8 waits 1 s: the rate limit is reached");
    expect((await store.queue.stats()).failed).toBe(0);
  });

  test("a push during a review that asks for a later time waits that long too and is the only one", async () => {
    const reviewed: string[] = [];
    const gate = opening();
    handlers.set(9, async (job) => {
      reviewed.push(job.deliveryId);
      if (reviewed.length > 1) return { kind: "done" };
      await gate.promise;
      return { kind: "retry-after", seconds: 1, because: "the rate limit is reached" };
    });

    await store.queue.push(reviewJob(9, { deliveryId: "older" }));
    await expect.poll(() => reviewed.length).toBe(1);
    await store.queue.push(reviewJob(9, { deliveryId: "newer" }));
    gate.resolve();
    await store.queue.idle();

    expect(reviewed).toEqual(["older", "newer"]);
  });

  test("a delivery is new once, also when two calls come at the same time", async () => {
    const now = new Date("2026-03-01T12:00:00Z");

    const answers = await Promise.all([
      store.deliveries.record("same id", "pull_request", now),
      store.deliveries.record("same id", "pull_request", now),
    ]);

    expect(answers.sort()).toEqual(["duplicate", "new"]);
    expect(await store.deliveries.isRecorded("same id")).toBe(true);
    expect(await store.deliveries.isRecorded("another id")).toBe(false);
  });

  test("a delivery is forgotten after four days", async () => {
    await store.deliveries.record("old", "pull_request", new Date("2027-03-01T12:00:00Z"));

    await store.deliveries.record("three days later", "pull_request", new Date("2027-03-04T12:00:00Z"));
    const afterThree = await store.deliveries.isRecorded("old");
    await store.deliveries.record("five days later", "pull_request", new Date("2027-03-06T12:00:00Z"));

    expect(afterThree).toBe(true);
    expect(await store.deliveries.isRecorded("old")).toBe(false);
  });

  test("a store that works is ready", async () => {
    expect(await store.ready()).toEqual({ ready: true });
  });
}
