import { afterAll, beforeAll, expect, test } from "vitest";
import { summariesOn } from "../helpers/summaries.ts";
import { brokenHead, type Harness, startHarness } from "./bot.ts";

let harness: Harness;
let number = 0;

beforeAll(async () => {
  harness = await startHarness({ retries: 1 });
});

afterAll(() => harness.close());

/** Most tests here wait for second attempts, so they wait together: each has a pull request and a head of its own. */
async function openBroken() {
  number += 1;
  const own = number;
  const head = await brokenHead(harness, "x".repeat(own));
  await harness.simulator.openPullRequest({ number: own, head, author: `author-${own}` });
  return {
    number: own,
    head,
    conclusions: () => harness.simulator.checkRuns(head).map(({ conclusion }) => conclusion),
    results: () => harness.events.filter(({ job }) => job.pullNumber === own).map(({ result }) => result),
  };
}

test.concurrent("when GitHub fails once, the check is neutral, says whose fault it is, and the next attempt ends it", async () => {
  const { number, head, conclusions, results } = await openBroken();
  harness.simulator.fail({ method: "GET", path: `/git/trees/${head}`, status: 502 });

  await harness.open(number);

  const [neutral] = harness.simulator.checkRuns(head);
  expect(conclusions()).toEqual(["neutral", "failure"]);
  expect(neutral?.title).toBe("The reviewer could not finish; this is not about your connector.");
  expect(neutral?.summary).toContain("GitHub answered 502 while files were read.");
  expect(neutral?.summary).toContain("It will try again in a minute by itself");
  expect(results()).toEqual(["failed", "reviewed"]);
  expect(harness.simulator.reviews(number)).toHaveLength(1);
});

test.concurrent("a review that was written although the answer was 502 is not written twice", async () => {
  const { number, conclusions } = await openBroken();
  harness.simulator.fail({ method: "POST", path: `/pulls/${number}/reviews`, behavior: "written-then-502" });

  await harness.open(number);

  expect(conclusions()).toEqual(["neutral", "failure"]);
  expect(harness.simulator.reviews(number)).toHaveLength(1);
  expect(summariesOn(harness.simulator, number)).toHaveLength(1);
});

test.concurrent("behind a rate limit the review waits as long as GitHub says, in progress", async () => {
  const { number, head, conclusions, results } = await openBroken();
  harness.simulator.fail({
    method: "GET",
    path: `/git/trees/${head}`,
    status: 403,
    body: { message: "You have exceeded a secondary rate limit." },
    headers: { "retry-after": "1" },
  });

  await harness.open(number);

  expect(results()).toEqual(["rate-limited", "reviewed"]);
  expect(conclusions()).toEqual(["failure"]);
});

test.concurrent("a refused review leaves its summary as the one comment, and nothing is lost", async () => {
  const { number, head, conclusions } = await openBroken();
  harness.simulator.fail({
    method: "POST",
    path: `/pulls/${number}/reviews`,
    status: 422,
    body: {
      message: "Unprocessable Entity",
      errors: ["Pull request review thread line must be part of the diff"],
    },
  });

  await harness.open(number);

  expect(conclusions()).toEqual(["failure"]);
  expect(harness.simulator.reviewComments(number)).toEqual([]);
  expect(harness.simulator.issueComments(number)).toMatchObject([
    { body: expect.stringContaining("The connector has no title in `info`.") },
  ]);
  const [run] = harness.simulator.checkRuns(head);
  expect(run?.summary).toContain("GitHub did not take a comment");
  expect(run?.annotations.map(({ title }) => title)).toContain("The connector has no title in `info`.");
});

test.concurrent("an author who blocked the bot gets the check run alone", async () => {
  const { number, conclusions } = await openBroken();
  harness.simulator.switches.blockedBy.add(`author-${number}`);

  await harness.open(number);

  harness.simulator.switches.blockedBy.delete(`author-${number}`);
  expect(conclusions()).toEqual(["failure"]);
  expect(harness.simulator.issueComments(number)).toEqual([]);
});

test.concurrent("a repository that the app was removed from is left alone", async () => {
  const { number, conclusions, results } = await openBroken();
  harness.simulator.fail({ method: "GET", path: `/pulls/${number}`, behavior: "not-found" });

  await harness.open(number);

  expect(results()).toEqual(["nothing-to-do"]);
  expect(conclusions()).toEqual([]);
});

test.concurrent("a review that never succeeds ends neutral, is kept, and tells that it gave up", async () => {
  const { number, head, conclusions, results } = await openBroken();
  harness.simulator.fail({ method: "GET", path: `/git/trees/${head}`, status: 500, times: 2 });

  await harness.open(number);

  const { failed } = await harness.bot.queue.stats();
  expect(results()).toEqual(["failed", "failed"]);
  expect(new Set(conclusions())).toEqual(new Set(["neutral"]));
  expect(harness.simulator.checkRuns(head).at(-1)?.summary).toContain("It will not try again by itself");
  expect(failed).toBe(1);
  await harness.bot.queue.redrive();
  await harness.bot.idle();
  expect(conclusions().at(-1)).toBe("failure");
});

// Alone: what runs at the same time would use up its time before the check run is begun.
test("a review that takes longer than its deadline ends neutral and says so", async () => {
  const hurried = await startHarness({ deadline: 4_000, retries: 0 });
  const late = await brokenHead(hurried);
  await hurried.simulator.openPullRequest({ number: 1, head: late });
  hurried.simulator.fail({ method: "GET", path: "/git/trees/", delayMilliseconds: 20_000 });

  await hurried.open(1);

  const [run] = hurried.simulator.checkRuns(late);
  await hurried.close();
  expect(run?.conclusion).toBe("neutral");
  expect(run?.summary).toContain("There was no time left while files were read.");
});

test("a check run that was begun although the answer was 502 does not stay in progress", async () => {
  const { number, head } = await openBroken();
  harness.simulator.fail({ method: "POST", path: "/check-runs", behavior: "written-then-502" });

  await harness.open(number);

  const runs = harness.simulator.checkRuns(head);
  expect(runs.map(({ status }) => status)).not.toContain("in_progress");
  expect(runs.at(-1)?.conclusion).toBe("failure");
});

test("when GitHub refuses the news of a failure for a moment, the check run is ended all the same", async () => {
  const { number, head, conclusions } = await openBroken();
  harness.simulator.fail({ method: "GET", path: `/git/trees/${head}`, status: 502, times: 2 });
  harness.simulator.fail({ method: "PATCH", path: "/check-runs/", status: 502, after: 1 });

  await harness.open(number);

  expect(conclusions()).toEqual(["neutral", "neutral"]);
});

test("when GitHub refuses even the news of a failure, the next attempt takes the check run over", async () => {
  const { number, head, conclusions, results } = await openBroken();
  harness.simulator.fail({ method: "GET", path: `/git/trees/${head}`, status: 502 });
  harness.simulator.fail({ method: "PATCH", path: "/check-runs/", status: 502, times: 2 });

  await harness.open(number);

  expect(results()).toEqual(["failed", "reviewed"]);
  expect(conclusions()).toEqual(["failure"]);
});
