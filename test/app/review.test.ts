import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { summariesOn } from "../helpers/summaries.ts";
import { brokenHead, cleanHead, type Harness, startHarness } from "./bot.ts";

let harness: Harness;
let number = 0;

beforeAll(async () => {
  harness = await startHarness();
});

afterAll(() => harness.close());

beforeEach(() => {
  number += 1;
  harness.events.length = 0;
});

/** Another number, another commit: tests share the bot, not the pull request. */
async function openBroken(): Promise<string> {
  const head = await brokenHead(harness, "x".repeat(number));
  await harness.simulator.openPullRequest({ number, head, fork: true });
  return head;
}

test("a pull request with an error gets a failed check run, one review with comments, and one comment", async () => {
  const head = await openBroken();
  harness.simulator.forgetRequests();

  await harness.open(number);

  const runs = harness.simulator.checkRuns(head);
  expect(runs.map(({ status, conclusion }) => [status, conclusion])).toEqual([["completed", "failure"]]);
  expect(harness.simulator.reviews(number)).toHaveLength(1);
  expect(
    harness.simulator
      .reviewComments(number)
      .map(({ body }) => body)
      .join(),
  ).toContain("The connector has no title in `info`.");
  expect(summariesOn(harness.simulator, number)).toHaveLength(1);
  expect(harness.events.map(({ result }) => result)).toEqual(["reviewed"]);
  expect(harness.simulator.requests.length).toBeLessThanOrEqual(25);
});

test("a pull request without findings gets a successful check run and no review", async () => {
  const head = await cleanHead(harness);
  await harness.simulator.openPullRequest({ number, head });

  await harness.open(number);

  expect(harness.simulator.checkRuns(head).map(({ conclusion }) => conclusion)).toEqual(["success"]);
  expect(harness.simulator.reviews(number)).toEqual([]);
});

test("the same delivery again, and the same event in another one, write nothing", async () => {
  await openBroken();
  const payload = await harness.simulator.payloads.pullRequest("opened", number);
  const first = await harness.deliver("pull_request", payload, `same-${number}`);
  await harness.bot.idle();
  harness.simulator.forgetRequests();

  const again = await harness.deliver("pull_request", payload, `same-${number}`);
  await harness.bot.idle();
  expect(harness.simulator.requests).toEqual([]);
  const other = await harness.deliver("pull_request", payload, `other-${number}`);
  await harness.bot.idle();

  expect([first, again, other]).toEqual([202, 202, 202]);
  expect(harness.simulator.writes()).toEqual([]);
  expect(harness.events.map(({ result }) => result)).toEqual(["reviewed", "nothing-to-do"]);
});

test("a re-run makes a new check run and doubles no comment", async () => {
  const head = await openBroken();
  await harness.open(number);
  const [run] = harness.simulator.checkRuns(head);
  const before = harness.simulator.reviewComments(number).length;

  await harness.deliver("check_run", await harness.simulator.payloads.checkRun("rerequested", run?.id ?? 0));
  await harness.bot.idle();

  const runs = harness.simulator.checkRuns(head);
  expect(runs.map(({ conclusion }) => conclusion)).toEqual(["failure", "failure"]);
  expect(harness.simulator.reviewComments(number)).toHaveLength(before);
  expect(harness.simulator.reviews(number)).toHaveLength(1);
  expect(summariesOn(harness.simulator, number)).toHaveLength(1);
});

test("re-running all checks finds the fork's pull request by its head", async () => {
  const head = await openBroken();
  await harness.open(number);

  await harness.deliver("check_suite", await harness.simulator.payloads.checkSuite("rerequested", head));
  await harness.bot.idle();

  expect(harness.simulator.checkRuns(head)).toHaveLength(2);
});

test("a push after a fix edits what was said and ends green", async () => {
  await openBroken();
  await harness.open(number);
  const fixed = await cleanHead(harness);
  const before = await harness.simulator.push(number, fixed);

  await harness.deliver("pull_request", await harness.simulator.payloads.synchronize(number, before));
  await harness.bot.idle();

  expect(harness.simulator.checkRuns(fixed).at(-1)?.conclusion).toBe("success");
  expect(harness.simulator.reviews(number)).toHaveLength(1);
  expect(summariesOn(harness.simulator, number)).toHaveLength(1);
});

test("fifty events at once make one review", async () => {
  const head = await openBroken();
  const payload = await harness.simulator.payloads.pullRequest("opened", number);

  const answers = await Promise.all(
    Array.from({ length: 50 }, () => harness.deliver("pull_request", payload)),
  );
  await harness.bot.idle();

  expect(new Set(answers)).toEqual(new Set([202]));
  expect(harness.simulator.checkRuns(head).map(({ status }) => status)).toEqual(["completed"]);
  expect(harness.simulator.reviews(number)).toHaveLength(1);
  expect(summariesOn(harness.simulator, number)).toHaveLength(1);
});

test("a closed pull request is left alone", async () => {
  await openBroken();
  const payload = await harness.simulator.payloads.pullRequest("opened", number);
  harness.simulator.closePullRequest(number);
  harness.simulator.forgetRequests();

  await harness.deliver("pull_request", payload);
  await harness.bot.idle();

  expect(harness.simulator.writes()).toEqual([]);
  expect(harness.events.map(({ result }) => result)).toEqual(["nothing-to-do"]);
});

test("a head that moves during the review gets no comments; the new one gets them", async () => {
  const old = await openBroken();
  const head = await brokenHead(harness, "moved ".repeat(number));
  harness.simulator.fail({
    method: "GET",
    path: `/pulls/${number}/files`,
    before: async () => {
      await harness.simulator.push(number, head);
    },
  });

  await harness.open(number);

  expect(harness.simulator.checkRuns(old).map(({ conclusion }) => conclusion)).toEqual(["neutral"]);
  expect(harness.simulator.checkRuns(head).map(({ conclusion }) => conclusion)).toEqual(["failure"]);
  expect(harness.simulator.reviews(number).map(({ commitId }) => commitId)).toEqual([head]);
  expect(harness.events.map(({ result }) => result)).toEqual(["head-moved", "reviewed"]);
});

test("a draft gets its comments when it is ready", async () => {
  const head = await brokenHead(harness, "x".repeat(number));
  const pull = await harness.simulator.openPullRequest({ number, head, draft: true });
  await harness.open(number);
  expect(harness.simulator.reviews(number)).toEqual([]);
  expect(harness.simulator.checkRuns(head).map(({ conclusion }) => conclusion)).toEqual(["failure"]);

  pull.isDraft = false;
  await harness.deliver(
    "pull_request",
    await harness.simulator.payloads.pullRequest("ready_for_review", number),
  );
  await harness.bot.idle();

  expect(harness.simulator.reviews(number)).toHaveLength(1);
});

test("a locked conversation gets the check run alone", async () => {
  const head = await openBroken();
  harness.simulator.pullRequest(number).isLocked = true;

  await harness.open(number);

  expect(harness.simulator.checkRuns(head).map(({ conclusion }) => conclusion)).toEqual(["failure"]);
  expect(harness.simulator.reviews(number)).toEqual([]);
  expect(harness.simulator.issueComments(number)).toEqual([]);
});

test("metrics and readiness tell of it", async () => {
  const metrics = await (await fetch(`${harness.bot.url}/metrics`)).text();
  const ready = await fetch(`${harness.bot.url}/readyz`);

  expect(metrics).toMatch(/connector_review_reviews_total\{verdict="fail"\} \d+/);
  expect(metrics).toMatch(/connector_review_deliveries_total\{event="pull_request",result="queued"\} \d+/);
  expect(metrics).toMatch(/connector_review_queue_jobs\{state="waiting"\} 0/);
  expect(metrics).toMatch(/connector_review_github_requests_total\{method="GET",status="200"\} \d+/);
  expect(await ready.json()).toEqual({ ready: true, database: "open, queue moving", credentials: "valid" });
});
