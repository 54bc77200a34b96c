import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { brokenHead, type Stage, startStage } from "./bot.ts";

let stage: Stage;
let number = 0;
let head: string;

beforeAll(async () => {
  stage = await startStage({ retries: 1 });
});

afterAll(async () => {
  const violations = [...stage.simulator.violations];
  await stage.close();
  expect(violations).toEqual([]);
});

beforeEach(async () => {
  number += 1;
  head = await brokenHead(stage, "x".repeat(number));
  await stage.simulator.openPullRequest({ number, head, author: "adele" });
  stage.events.length = 0;
  stage.simulator.forgetRequests();
});

function conclusions(): (string | undefined)[] {
  return stage.simulator.checkRuns(head).map(({ conclusion }) => conclusion);
}

test("when GitHub fails once, the check is neutral, says whose fault it is, and the next attempt ends it", async () => {
  stage.simulator.fail({ method: "GET", path: "/git/trees/", status: 502 });

  await stage.open(number);

  const [neutral] = stage.simulator.checkRuns(head);
  expect(conclusions()).toEqual(["neutral", "failure"]);
  expect(neutral?.title).toBe("The reviewer could not finish; this is not about your connector.");
  expect(neutral?.summary).toContain("GitHub answered 502 while files were read.");
  expect(neutral?.summary).toContain("It will try again in a minute by itself");
  expect(stage.events.map(({ result }) => result)).toEqual(["failed", "reviewed"]);
  expect(stage.simulator.reviews(number)).toHaveLength(1);
});

test("a review that was written although the answer was 502 is not written twice", async () => {
  stage.simulator.fail({ method: "POST", path: `/pulls/${number}/reviews`, behaviour: "written-then-502" });

  await stage.open(number);

  expect(conclusions()).toEqual(["neutral", "failure"]);
  expect(stage.simulator.reviews(number)).toHaveLength(1);
  expect(stage.simulator.issueComments(number)).toHaveLength(1);
});

test("a check run that was begun although the answer was 502 does not stay in progress", async () => {
  stage.simulator.fail({ method: "POST", path: "/check-runs", behaviour: "written-then-502" });

  await stage.open(number);

  const runs = stage.simulator.checkRuns(head);
  expect(runs.map(({ status }) => status)).not.toContain("in_progress");
  expect(runs.at(-1)?.conclusion).toBe("failure");
});

test("behind a rate limit the review waits as long as GitHub says, in progress", async () => {
  stage.simulator.fail({
    method: "GET",
    path: "/git/trees/",
    status: 403,
    body: { message: "You have exceeded a secondary rate limit." },
    headers: { "retry-after": "1" },
  });

  await stage.open(number);

  expect(stage.events.map(({ result }) => result)).toEqual(["rate-limited", "reviewed"]);
  expect(conclusions()).toEqual(["failure"]);
});

test("a refused review goes to file comments and the summary, and nothing is lost", async () => {
  stage.simulator.fail({
    method: "POST",
    path: `/pulls/${number}/reviews`,
    status: 422,
    body: {
      message: "Unprocessable Entity",
      errors: ["Pull request review thread line must be part of the diff"],
    },
  });

  await stage.open(number);

  expect(conclusions()).toEqual(["failure"]);
  expect(stage.simulator.reviewComments(number).map(({ subjectType }) => subjectType)).toEqual(["file"]);
  expect(stage.simulator.checkRuns(head)[0]?.summary).toContain("GitHub did not take a comment");
});

test("an author who blocked the bot gets the check run alone", async () => {
  stage.simulator.switches.blockedBy.add("adele");

  await stage.open(number);

  stage.simulator.switches.blockedBy.delete("adele");
  expect(conclusions()).toEqual(["failure"]);
  expect(stage.simulator.issueComments(number)).toEqual([]);
});

test("a repository that the app was removed from is left alone", async () => {
  stage.simulator.fail({ method: "GET", path: `/pulls/${number}`, behaviour: "not-found" });

  await stage.open(number);

  expect(stage.events.map(({ result }) => result)).toEqual(["nothing-to-do"]);
  expect(stage.simulator.writes()).toEqual([]);
});

test("when GitHub refuses even the news of a failure, the next attempt takes the check run over", async () => {
  stage.simulator.fail({ method: "GET", path: "/git/trees/", status: 502 });
  stage.simulator.fail({ method: "PATCH", path: "/check-runs/", status: 502 });

  await stage.open(number);

  expect(stage.events.map(({ result }) => result)).toEqual(["failed", "reviewed"]);
  expect(conclusions()).toEqual(["failure"]);
});

test("a review that takes longer than its deadline ends neutral and says so", async () => {
  const hurried = await startStage({ deadline: 300, retries: 0 });
  const late = await brokenHead(hurried);
  await hurried.simulator.openPullRequest({ number: 1, head: late });
  hurried.simulator.fail({ method: "GET", path: "/git/trees/", delayMilliseconds: 1000 });

  await hurried.open(1);

  const [run] = hurried.simulator.checkRuns(late);
  await hurried.close();
  expect(run?.conclusion).toBe("neutral");
  expect(run?.summary).toContain("There was no time left while files were read.");
});

test("a review that never succeeds ends neutral, is kept, and tells that it gave up", async () => {
  stage.simulator.fail({ method: "GET", path: "/git/trees/", status: 500, times: 2 });

  await stage.open(number);

  const { failed } = await stage.bot.queue.stats();
  expect(stage.events.map(({ result }) => result)).toEqual(["failed", "failed"]);
  expect(new Set(conclusions())).toEqual(new Set(["neutral"]));
  expect(stage.simulator.checkRuns(head).at(-1)?.summary).toContain("It will not try again by itself");
  expect(failed).toBe(1);
  await stage.bot.queue.redrive();
  await stage.bot.idle();
  expect(conclusions().at(-1)).toBe("failure");
});
