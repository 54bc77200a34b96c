import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CommandHandler, CommandJob } from "../../src/store/command-queue.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { keptLog, type TestStore, testDatabaseUrl, testFolder, testSchema } from "./open-test-store.ts";

describe("commands on the embedded database", () => {
  behaves(() => testFolder());
});

describe.skipIf(testDatabaseUrl === undefined)(
  "commands on PostgreSQL (skipped when TEST_DATABASE_URL is not set)",
  () => {
    behaves(() => Promise.resolve(testSchema(testDatabaseUrl ?? "", "commands")));

    test("two processes never carry out two commands of one pull request at the same time", async () => {
      const { address, remove } = testSchema(testDatabaseUrl ?? "", "command_pair");
      const { log } = keptLog();
      const stores = [await openStore({ ...address, log }), await openStore({ ...address, log })];
      const begun: string[] = [];
      let running = 0;
      let most = 0;
      for (const store of stores) {
        await store.commands.work(
          async ({ name }) => {
            running += 1;
            most = Math.max(most, running);
            begun.push(name);
            await pause(20);
            running -= 1;
            return { kind: "done" };
          },
          { concurrency: 2 },
        );
      }

      const names = Array.from({ length: 20 }, (_, index) => `comment-${index + 1}`);
      for (const [index, name] of names.entries()) {
        await stores[index % 2]?.commands.push({ name, lane: "7#1", order: null });
      }
      await stores[0]?.queue.idle();

      expect(begun).toEqual(names);
      expect(most).toBe(1);
      for (const store of stores) await store.close();
      await remove();
    });
  },
);

function behaves(makeTestDatabase: () => Promise<TestStore>): void {
  const { logged, log } = keptLog();
  // One store for all tests: each has its own lanes and its own handler.
  const handlers = new Map<string, CommandHandler>();
  let testStore: TestStore;
  let store: Store;

  beforeAll(async () => {
    testStore = await makeTestDatabase();
    store = await openStore({ ...testStore.address, retry: { limit: 1, delaySeconds: 1 }, log });
    await store.commands.work(
      async (job, before, signal) =>
        (await handlers.get(job.lane)?.(job, before, signal)) ?? { kind: "done" },
      { concurrency: 2 },
    );
  });

  afterAll(async () => {
    await store.close();
    await testStore.remove();
  });

  const job = (lane: string, number: number): CommandJob => ({
    name: `${lane}-comment-${number}`,
    lane,
    order: { says: number },
  });

  test("those of one pull request are carried out one at a time and in their order, with what they ask for", async () => {
    const carriedOut: unknown[] = [];
    let running = 0;
    handlers.set("order", async ({ order }) => {
      running += 1;
      expect(running).toBe(1);
      await pause(5);
      carriedOut.push(order);
      running -= 1;
      return { kind: "done" };
    });

    for (let number = 1; number <= 5; number += 1) await store.commands.push(job("order", number));
    await store.queue.idle();

    expect(carriedOut).toEqual([1, 2, 3, 4, 5].map((says) => ({ says })));
  });

  test("those of different pull requests are carried out side by side", async () => {
    let running = 0;
    const both = Promise.withResolvers<void>();
    const handler: CommandHandler = async () => {
      running += 1;
      if (running === 2) both.resolve();
      await both.promise;
      return { kind: "done" };
    };
    handlers.set("left", handler);
    handlers.set("right", handler);

    await store.commands.push(job("left", 1));
    await store.commands.push(job("right", 1));
    await store.queue.idle();

    expect(running).toBe(2);
  });

  test("one that was pushed twice is carried out once, also when it is done already", async () => {
    let times = 0;
    handlers.set("twice", async () => {
      times += 1;
      return { kind: "done" };
    });

    const answers = await Promise.all([
      store.commands.push(job("twice", 1)),
      store.commands.push(job("twice", 1)),
    ]);
    await store.queue.idle();
    const afterwards = await store.commands.push(job("twice", 1));
    await store.queue.idle();

    expect(answers.sort()).toEqual(["known", "queued"]);
    expect(afterwards).toBe("known");
    expect(times).toBe(1);
  });

  test("one that fails is tried again, knows how often it failed, and those behind it wait", async () => {
    const tried: [string, number][] = [];
    handlers.set("fails", async ({ name }, { failures }) => {
      tried.push([name, failures]);
      if (name === "fails-comment-1" && failures < 1) throw new Error("GitHub answered 502");
      return { kind: "done" };
    });

    await store.commands.push(job("fails", 1));
    await store.commands.push(job("fails", 2));
    await expect.poll(() => tried.length).toBe(1);
    await expect.poll(() => store.queue.stats()).toMatchObject({ waiting: 2, active: 0 });
    await store.queue.idle();

    expect(tried).toEqual([
      ["fails-comment-1", 0],
      ["fails-comment-1", 1],
      ["fails-comment-2", 0],
    ]);
    expect(logged).toContain("error fails-comment-1 failed: GitHub answered 502");
  });

  test("one that asks for a later time has not failed, and those behind it wait, too", async () => {
    const tried: [string, number, number][] = [];
    handlers.set("later", async ({ name }, { failures, postponements }) => {
      tried.push([name, failures, postponements]);
      return name === "later-comment-1" && postponements < 1
        ? { kind: "retry-after", seconds: 1, because: "the rate limit is reached" }
        : { kind: "done" };
    });

    await store.commands.push(job("later", 1));
    await store.commands.push(job("later", 2));
    await expect.poll(() => store.queue.stats()).toMatchObject({ waiting: 2, active: 0 });
    const { oldestWaitingSeconds } = await store.queue.stats();
    await store.queue.idle();

    expect(tried).toEqual([
      ["later-comment-1", 0, 0],
      ["later-comment-1", 0, 1],
      ["later-comment-2", 0, 0],
    ]);
    // Neither could have started: the queue does not stand still.
    expect(oldestWaitingSeconds).toBe(0);
    expect(logged).toContain("info later-comment-1 waits 1 s: the rate limit is reached");
  });
}
