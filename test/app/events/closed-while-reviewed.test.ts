/** A pull request is closed or merged while it is reviewed: its check run says that, and nothing else is written. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { brokenHead, type Harness, startHarness } from "../bot.ts";

let harness: Harness;
let number = 0;

beforeAll(async () => {
  harness = await startHarness({ retries: 1 });
});

afterAll(() => harness.close());

/** Where the review is when it happens. */
const moments = {
  "before it has read the files": { method: "GET", path: "/git/trees/" },
  "before it writes": { method: "GET", path: /\/pulls\/\d+\/files$/ },
  "while its review is refused": { method: "POST", path: /\/pulls\/\d+\/reviews$/, status: 422 },
} as const;

const closings = [
  ["closed", "Closed before the review ended", /reopened/],
  ["merged", "Merged before the review ended", /^(?!.*reopen)/],
] as const;

const cases = closings.flatMap((closing) =>
  Object.entries(moments).map(([when, fault]) => [...closing, when, fault] as const),
);

async function open(): Promise<string> {
  number += 1;
  const head = await brokenHead(harness, "x".repeat(number));
  await harness.simulator.openPullRequest({ number, head, fork: true });
  harness.events.length = 0;
  return head;
}

test.each(cases)("%s: %s", async (how, title, summary, _, fault) => {
  const head = await open();
  const close = () => harness.simulator.closePullRequest(number, { merged: how === "merged" });
  harness.simulator.fail({ ...fault, before: close });
  await harness.open(number);

  const runs = harness.simulator.checkRuns(head);
  expect(runs.map((run) => [run.conclusion, run.title])).toEqual([["neutral", title]]);
  expect(runs[0]?.summary).toMatch(summary);
  expect(harness.events.map(({ result }) => result)).toEqual(["nothing-to-do"]);
  expect(harness.simulator.issueComments(number)).toEqual([]);
  expect(harness.simulator.reviews(number)).toEqual([]);
});

test.each(closings)("%s while the review waits behind a rate limit: %s", async (how, title) => {
  const head = await open();
  harness.simulator.fail({
    method: "GET",
    path: `/git/trees/${head}`,
    status: 403,
    body: { message: "You have exceeded a secondary rate limit." },
    headers: { "retry-after": "1" },
    before: () => harness.simulator.closePullRequest(number, { merged: how === "merged" }),
  });
  await harness.open(number);

  expect(harness.simulator.checkRuns(head).map((run) => [run.status, run.title])).toEqual([
    ["completed", title],
  ]);
  expect(harness.events.map(({ result }) => result)).toEqual(["rate-limited", "nothing-to-do"]);
});

test("one that is reopened is reviewed", async () => {
  const head = await open();
  const pull = harness.simulator.pullRequest(number);
  harness.simulator.fail({
    ...moments["before it writes"],
    before: () => harness.simulator.closePullRequest(number),
  });
  await harness.open(number);
  pull.state = "open";
  await harness.deliver("pull_request", await harness.simulator.payloads.pullRequest("reopened", number));
  await harness.bot.idle();

  expect(harness.simulator.checkRuns(head).at(-1)?.conclusion).toBe("failure");
});
