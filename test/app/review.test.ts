import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { summariesOn } from "../helpers/summaries.ts";
import { brokenHead, cleanHead, type Stage, startStage } from "./bot.ts";

let stage: Stage;
let number = 0;

beforeAll(async () => {
  stage = await startStage();
});

afterAll(() => stage.close());

beforeEach(() => {
  number += 1;
  stage.events.length = 0;
});

/** Another number, another commit: tests share the bot, not the pull request. */
async function openBroken(): Promise<string> {
  const head = await brokenHead(stage, "x".repeat(number));
  await stage.simulator.openPullRequest({ number, head, fork: true });
  return head;
}

test("a pull request with an error gets a failed check run, one review with comments, and one comment", async () => {
  const head = await openBroken();
  stage.simulator.forgetRequests();

  await stage.open(number);

  const runs = stage.simulator.checkRuns(head);
  expect(runs.map(({ status, conclusion }) => [status, conclusion])).toEqual([["completed", "failure"]]);
  expect(stage.simulator.reviews(number)).toHaveLength(1);
  expect(
    stage.simulator
      .reviewComments(number)
      .map(({ body }) => body)
      .join(),
  ).toContain("The connector has no title in `info`.");
  expect(summariesOn(stage.simulator, number)).toHaveLength(1);
  expect(stage.events.map(({ result }) => result)).toEqual(["reviewed"]);
  expect(stage.simulator.requests.length).toBeLessThanOrEqual(25);
});

test("a pull request without findings gets a successful check run and no review", async () => {
  const head = await cleanHead(stage);
  await stage.simulator.openPullRequest({ number, head });

  await stage.open(number);

  expect(stage.simulator.checkRuns(head).map(({ conclusion }) => conclusion)).toEqual(["success"]);
  expect(stage.simulator.reviews(number)).toEqual([]);
});

test("the same delivery again, and the same event in another one, write nothing", async () => {
  await openBroken();
  const payload = await stage.simulator.payloads.pullRequest("opened", number);
  const first = await stage.deliver("pull_request", payload, `same-${number}`);
  await stage.bot.idle();
  stage.simulator.forgetRequests();

  const again = await stage.deliver("pull_request", payload, `same-${number}`);
  await stage.bot.idle();
  expect(stage.simulator.requests).toEqual([]);
  const other = await stage.deliver("pull_request", payload, `other-${number}`);
  await stage.bot.idle();

  expect([first, again, other]).toEqual([202, 202, 202]);
  expect(stage.simulator.writes()).toEqual([]);
  expect(stage.events.map(({ result }) => result)).toEqual(["reviewed", "nothing-to-do"]);
});

test("a re-run makes a new check run and doubles no comment", async () => {
  const head = await openBroken();
  await stage.open(number);
  const [run] = stage.simulator.checkRuns(head);
  const before = stage.simulator.reviewComments(number).length;

  await stage.deliver("check_run", await stage.simulator.payloads.checkRun("rerequested", run?.id ?? 0));
  await stage.bot.idle();

  const runs = stage.simulator.checkRuns(head);
  expect(runs.map(({ conclusion }) => conclusion)).toEqual(["failure", "failure"]);
  expect(stage.simulator.reviewComments(number)).toHaveLength(before);
  expect(stage.simulator.reviews(number)).toHaveLength(1);
  expect(summariesOn(stage.simulator, number)).toHaveLength(1);
});

test("re-running all checks finds the fork's pull request by its head", async () => {
  const head = await openBroken();
  await stage.open(number);

  await stage.deliver("check_suite", await stage.simulator.payloads.checkSuite("rerequested", head));
  await stage.bot.idle();

  expect(stage.simulator.checkRuns(head)).toHaveLength(2);
});

test("a push after a fix edits what was said and ends green", async () => {
  await openBroken();
  await stage.open(number);
  const mended = await cleanHead(stage);
  const before = await stage.simulator.push(number, mended);

  await stage.deliver("pull_request", await stage.simulator.payloads.synchronize(number, before));
  await stage.bot.idle();

  expect(stage.simulator.checkRuns(mended).at(-1)?.conclusion).toBe("success");
  expect(stage.simulator.reviews(number)).toHaveLength(1);
  expect(summariesOn(stage.simulator, number)).toHaveLength(1);
});

test("fifty events at once make one review", async () => {
  const head = await openBroken();
  const payload = await stage.simulator.payloads.pullRequest("opened", number);

  const answers = await Promise.all(Array.from({ length: 50 }, () => stage.deliver("pull_request", payload)));
  await stage.bot.idle();

  expect(new Set(answers)).toEqual(new Set([202]));
  expect(stage.simulator.checkRuns(head).map(({ status }) => status)).toEqual(["completed"]);
  expect(stage.simulator.reviews(number)).toHaveLength(1);
  expect(summariesOn(stage.simulator, number)).toHaveLength(1);
});

test("a closed pull request is left alone", async () => {
  await openBroken();
  const payload = await stage.simulator.payloads.pullRequest("opened", number);
  stage.simulator.closePullRequest(number);
  stage.simulator.forgetRequests();

  await stage.deliver("pull_request", payload);
  await stage.bot.idle();

  expect(stage.simulator.writes()).toEqual([]);
  expect(stage.events.map(({ result }) => result)).toEqual(["nothing-to-do"]);
});

test("a head that moves during the review gets no comments; the new one gets them", async () => {
  const old = await openBroken();
  const head = await brokenHead(stage, "moved ".repeat(number));
  stage.simulator.fail({
    method: "GET",
    path: `/pulls/${number}/files`,
    before: async () => {
      await stage.simulator.push(number, head);
    },
  });

  await stage.open(number);

  expect(stage.simulator.checkRuns(old).map(({ conclusion }) => conclusion)).toEqual(["neutral"]);
  expect(stage.simulator.checkRuns(head).map(({ conclusion }) => conclusion)).toEqual(["failure"]);
  expect(stage.simulator.reviews(number).map(({ commitId }) => commitId)).toEqual([head]);
  expect(stage.events.map(({ result }) => result)).toEqual(["head-moved", "reviewed"]);
});

test("a draft gets its comments when it is ready", async () => {
  const head = await brokenHead(stage, "x".repeat(number));
  const pull = await stage.simulator.openPullRequest({ number, head, draft: true });
  await stage.open(number);
  expect(stage.simulator.reviews(number)).toEqual([]);
  expect(stage.simulator.checkRuns(head).map(({ conclusion }) => conclusion)).toEqual(["failure"]);

  pull.isDraft = false;
  await stage.deliver("pull_request", await stage.simulator.payloads.pullRequest("ready_for_review", number));
  await stage.bot.idle();

  expect(stage.simulator.reviews(number)).toHaveLength(1);
});

test("a locked conversation gets the check run alone", async () => {
  const head = await openBroken();
  stage.simulator.pullRequest(number).isLocked = true;

  await stage.open(number);

  expect(stage.simulator.checkRuns(head).map(({ conclusion }) => conclusion)).toEqual(["failure"]);
  expect(stage.simulator.reviews(number)).toEqual([]);
  expect(stage.simulator.issueComments(number)).toEqual([]);
});

test("metrics and readiness tell of it", async () => {
  const metrics = await (await fetch(`${stage.bot.url}/metrics`)).text();
  const ready = await fetch(`${stage.bot.url}/readyz`);

  expect(metrics).toMatch(/connector_review_reviews_total\{verdict="fail"\} \d+/);
  expect(metrics).toMatch(/connector_review_deliveries_total\{event="pull_request",result="queued"\} \d+/);
  expect(metrics).toMatch(/connector_review_queue_jobs\{state="waiting"\} 0/);
  expect(metrics).toMatch(/connector_review_github_requests_total\{method="GET",status="200"\} \d+/);
  expect(await ready.json()).toEqual({ ready: true, database: "open, queue moving", credentials: "valid" });
});
