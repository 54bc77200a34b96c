/** The app is installed where many pull requests are open: nobody is notified about those that were left as they were. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { brokenHead, fixableHead, type Harness, startHarness } from "../bot.ts";

let harness: Harness;
let number = 0;

beforeAll(async () => {
  harness = await startHarness({ retries: 1 });
});

afterAll(() => harness.close());

const hour = 3_600_000;
const ago = (hours: number) => new Date(Date.now() - hours * hour).toISOString().replace(/\.\d+Z$/, "Z");

function installed(hours: number): void {
  // as: tests set the time of the installation.
  Object.assign(harness.simulator.world, { createdAt: ago(hours) });
}

/** A pull request that the sweep finds. @param touched hours since its last change */
async function openBefore(touched: number, more: { draft?: boolean } = {}) {
  number += 1;
  const own = number;
  const head = await brokenHead(harness, "x".repeat(own));
  const pull = await harness.simulator.openPullRequest({
    number: own,
    head,
    fork: true,
    author: "adele",
    ...more,
  });
  pull.updatedAt = ago(touched);
  return {
    number: own,
    head,
    conclusions: () => harness.simulator.checkRuns(head).map(({ conclusion }) => conclusion),
    written: () => harness.simulator.reviews(own).length + harness.simulator.issueComments(own).length,
    summary: () => harness.simulator.checkRuns(head)[0]?.summary,
  };
}

async function sweep(): Promise<void> {
  await harness.bot.sweep();
  await harness.bot.idle();
}

test("pull requests that were left as they were get the check run alone, once", async () => {
  installed(1);
  const pulls = [await openBefore(2), await openBefore(48), await openBefore(2, { draft: true })];
  await sweep();
  await sweep();

  for (const { conclusions, written, summary } of pulls) {
    expect(conclusions()).toEqual(["failure"]);
    expect(written()).toBe(0);
    expect(summary()).toContain("The connector has no title in `info`.");
    expect(summary()).toContain("`/connector recheck`");
  }
});

test("one that was changed since is reviewed as any other", async () => {
  installed(3);
  const { conclusions, written } = await openBefore(1);
  await sweep();

  expect(conclusions()).toEqual(["failure"]);
  expect(written()).toBe(1);
});

test("one whose first review failed stays quiet", async () => {
  installed(1);
  const { head, conclusions, written } = await openBefore(2);
  harness.simulator.fail({ method: "GET", path: `/git/trees/${head}`, status: 422, times: 20 });
  await sweep();
  expect(conclusions().at(-1)).toBe("neutral");

  harness.simulator.world.faults.length = 0;
  await sweep();
  expect(conclusions().at(-1)).toBe("failure");
  expect(written()).toBe(0);
});

test("one that is pushed to while the sweep's review waits gets its comments", async () => {
  installed(1);
  const { number: own, written } = await openBefore(2);
  const pull = harness.simulator.pullRequest(own);
  harness.simulator.fail({
    method: "GET",
    path: `/pulls/${own}`,
    status: 502,
    times: 1,
    before: () => {
      pull.updatedAt = ago(0);
    },
  });
  await sweep();

  expect(written()).toBe(1);
});

test.each(["a rate limit", "a failure of the server"])("one stays quiet through %s", async (what) => {
  installed(1);
  const { head, conclusions, written } = await openBefore(2);
  harness.simulator.fail({
    method: "GET",
    path: `/git/trees/${head}`,
    ...(what === "a rate limit"
      ? {
          status: 403,
          body: { message: "You have exceeded a secondary rate limit." },
          headers: { "retry-after": "1" },
        }
      : { status: 502 }),
  });
  await sweep();

  expect(conclusions().at(-1)).toBe("failure");
  expect(written()).toBe(0);
});

test("with its next push, or when a person asks, it gets its comments", async () => {
  installed(1);
  const [pushed, asked] = [await openBefore(2), await openBefore(2)];
  await sweep();
  const head = await brokenHead(harness, "y".repeat(40));
  await harness.simulator.push(pushed.number, head);
  await harness.deliver(
    "pull_request",
    await harness.simulator.payloads.synchronize(pushed.number, pushed.head),
  );
  const { id } = harness.simulator.comment(asked.number, "adele", "/connector recheck");
  await harness.deliver("issue_comment", harness.simulator.payloads.issueComment("created", id));
  await harness.bot.idle();

  expect(harness.simulator.reviews(pushed.number)).toHaveLength(1);
  expect(harness.simulator.reviews(asked.number)).toHaveLength(1);
});

test("an event that is lost after a first review is made up for with comments", async () => {
  installed(1);
  const { number: own } = await openBefore(0);
  await harness.open(own);
  const head = await fixableHead(harness, "z".repeat(60));
  await harness.simulator.push(own, head);
  await sweep();

  expect(harness.simulator.reviews(own).map(({ commitId }) => commitId)).toContain(head);
});
