/** GitHub fails for a moment, at whichever request: at last every finding reaches the reader, and nothing is written twice. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { FaultOptions } from "../../src/simulator/state/faults.ts";
import { commitOf, type Mistake } from "./commits.ts";
import { allMistakes, expectPosted, openGreen, openWithMistakes } from "./expect-posted.ts";
import { converse, type Harness, startHarness } from "./harness.ts";

let harness: Harness;
let last = 0;

beforeAll(async () => {
  harness = await startHarness({ retryDelay: 1, limitDelay: 1, retries: 6 });
});
afterAll(() => harness.close());

const repository = /^\/repos\/contoso\/connectors\//;

/** Until nothing is left to do. Whoever waits for a second attempt after a failure is sent the event again, which ends the wait. */
async function settledSoon(number: number, from: number): Promise<void> {
  const settled = harness.settled();
  const ended = () => harness.events.slice(from).filter(({ job }) => job.pullNumber === number);
  await expect.poll(() => ended().length, { timeout: 100_000, interval: 10 }).toBeGreaterThan(0);
  if (ended().at(-1)?.result === "failed") {
    const payload = await harness.simulator.payloads.pullRequest("reopened", number);
    await harness.simulator.deliver(`${harness.bot.url}/api/github/webhooks`, "pull_request", payload);
  }
  await settled;
  await harness.settled();
}

/** @returns whether the fault met a request */
async function meets(fault: FaultOptions, number: number, happen: () => Promise<unknown>): Promise<boolean> {
  const { faults } = harness.simulator.world;
  faults.length = 0;
  harness.simulator.fail(fault);
  const from = harness.events.length;
  await happen();
  await settledSoon(number, from);
  const isMet = faults[0]?.remaining === 0;
  faults.length = 0;
  return isMet;
}

describe("one request fails", () => {
  beforeEach(() => {
    last += 1;
  });

  /** Fails the first, the second, … until there is no such request. */
  async function eachOf(
    fault: FaultOptions,
    tryOne: (fault: FaultOptions) => Promise<boolean>,
  ): Promise<number> {
    let count = 0;
    while (await tryOne({ ...fault, after: count })) count += 1;
    return count;
  }

  const opening = async (fault: FaultOptions): Promise<boolean> => {
    last += 1;
    const number = last;
    const isMet = await meets(fault, number, () => openWithMistakes(harness, number));
    expectPosted(harness, number);
    return isMet;
  };

  const greeting = async (fault: FaultOptions): Promise<boolean> => {
    last += 1;
    const number = last;
    const isMet = await meets(fault, number, () => openGreen(harness, number));
    expectPosted(harness, number, []);
    return isMet;
  };

  /** Pushes that fix and break in turn. */
  const pushing = async (): Promise<(fault: FaultOptions) => Promise<boolean>> => {
    const number = last;
    await openWithMistakes(harness, number);
    await harness.settled();
    let pushed = 0;
    return async (fault) => {
      pushed += 1;
      const mistakes: readonly Mistake[] = pushed % 2 === 1 ? ["dot", "no-parameter-summary"] : allMistakes;
      const head = await commitOf(harness, mistakes, { salt: `push ${pushed} of ${number}` });
      const isMet = await meets(fault, number, () => harness.simulator.push(number, head));
      expectPosted(harness, number, mistakes);
      return isMet;
    };
  };

  test("with 502, whichever of a first review", { timeout: 400_000 }, async () => {
    expect(await eachOf({ path: repository, status: 502 }, opening)).toBeGreaterThanOrEqual(10);
  });

  test("with 502, whichever of the review of a push", { timeout: 400_000 }, async () => {
    const push = await pushing();

    expect(await eachOf({ path: repository, status: 502 }, push)).toBeGreaterThanOrEqual(9);
    expect(await eachOf({ path: "/graphql", status: 502 }, push)).toBeGreaterThanOrEqual(1);
  });

  test.each(["written-then-502", "written-then-hang-up"] as const)(
    "%s, whichever write",
    { timeout: 400_000 },
    async (behavior) => {
      const push = await pushing();
      const [post, patch] = [
        { method: "POST", path: repository, behavior },
        { method: "PATCH", path: repository, behavior },
      ];

      // The check run, the review; the end of the check run. The check run, the comment.
      expect([await eachOf(post, opening), await eachOf(patch, opening)]).toEqual([2, 1]);
      expect(await eachOf(post, greeting)).toBe(2);
      // What a push writes to depends on what it fixes.
      expect(await eachOf(post, push)).toBeGreaterThanOrEqual(1);
      expect(await eachOf(patch, push)).toBeGreaterThanOrEqual(1);
      expect(await eachOf({ path: "/graphql", behavior }, push)).toBeGreaterThanOrEqual(1);
    },
  );
});

describe("behind a limit, everything is written when the wait is over", () => {
  const limits: readonly Pick<FaultOptions, "behavior" | "status" | "headers" | "body">[] = [
    {
      status: 403,
      headers: { "retry-after": "1" },
      body: { message: "You have exceeded a secondary rate limit." },
    },
    { status: 429, headers: { "retry-after": "1" } },
    { behavior: "secondary-rate-limit" },
    { behavior: "too-fast" },
  ];
  const positions: Readonly<
    Record<string, (number: number, head: string) => Pick<FaultOptions, "method" | "path">>
  > = {
    "the review": (number) => ({ method: "POST", path: `/pulls/${number}/reviews` }),
    "the comment": (number) => ({ method: "POST", path: new RegExp(`/issues/${number}/comments$`) }),
    "the files": (_, head) => ({ method: "GET", path: `/git/trees/${head}` }),
  };
  const cases = Object.entries(positions).flatMap(([what, at]) =>
    limits.map((limit) => ({ what, at, limit })),
  );

  test.concurrent.each(cases)("$what: $limit", async ({ what, at, limit }) => {
    last += 1;
    const number = last;
    const mistakes = what === "the comment" ? [] : allMistakes;
    const head = await commitOf(harness, mistakes, { salt: `limit ${number}` });
    harness.simulator.fail({ ...at(number, head), ...limit });
    const author = what === "the comment" ? "grady" : "adele";
    harness.simulator.switches.firstTimers.add("grady");
    await harness.simulator.openPullRequest({ number, head, fork: true, author });
    await harness.settled();

    expectPosted(harness, number, mistakes);
    const results = harness.events.filter(({ job }) => job.pullNumber === number).map(({ result }) => result);
    expect(results).toEqual(["rate-limited", "reviewed"]);
  });

  test.each(["graphql-rate-limited", "graphql-rate-limit"] as const)(
    "edits of many comments: %s",
    async (behavior) => {
      last += 1;
      const number = last;
      await openWithMistakes(harness, number);
      await harness.settled();
      // The first request asks which threads were resolved, the second edits.
      harness.simulator.fail({ path: "/graphql", after: 1, behavior });
      const head = await commitOf(harness, ["dot"], { salt: `limit ${number}` });
      await harness.simulator.push(number, head);
      await harness.settled();

      expectPosted(harness, number, ["dot"]);
      const results = harness.events
        .filter(({ job }) => job.pullNumber === number)
        .map(({ result }) => result);
      expect(results).toEqual(["reviewed", "rate-limited", "reviewed"]);
    },
  );

  test("request by request: what was written before it is not written again", async () => {
    last += 1;
    const talk = converse(harness, last);
    const head = talk.name(await commitOf(harness, ["dot"], { salt: "limit" }), "head 1");
    harness.simulator.fail({
      method: "PATCH",
      path: /check-runs\/\d+$/,
      behavior: "secondary-rate-limit",
    });
    await talk.step("adele opens the pull request; in the middle of the review GitHub asks to wait", () =>
      harness.simulator.openPullRequest({ number: talk.number, head, fork: true, author: "adele" }),
    );
    await talk.matches("secondary-limit");
  });
});

describe("GitHub does what it is asked and never answers", () => {
  test("a review that ran out of time is made in a second attempt, and nothing stands twice", {
    timeout: 400_000,
  }, async () => {
    const hurried = await startHarness({ retryDelay: 1, retries: 6, deadline: 8_000 });
    const writes: Readonly<Record<number, Pick<FaultOptions, "method" | "path">>> = {
      1: { method: "POST", path: "/pulls/1/reviews" },
      2: { method: "POST", path: "/issues/2/comments" },
    };
    for (const write of Object.values(writes)) {
      hurried.simulator.fail({ ...write, behavior: "written-then-silence" });
    }
    await openWithMistakes(hurried, 1);
    await openGreen(hurried, 2);
    await hurried.settled();

    expectPosted(hurried, 1);
    expectPosted(hurried, 2, []);
    const first = hurried.events.filter(({ result }) => result === "failed").map(({ job }) => job.pullNumber);
    expect([...new Set(first)].sort()).toEqual([1, 2]);
    await hurried.close();
  });
});
