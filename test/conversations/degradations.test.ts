/** Whatever GitHub refuses, every finding reaches the reader: on a line, on a file, as an annotation or in the summary. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { FaultOptions } from "../../src/simulator/state/faults.ts";
import { summariesOn } from "../helpers/summaries.ts";
import { commitOf } from "./commits.ts";
import { converse, type Stage, startStage } from "./stage.ts";

let stage: Stage;
let number = 0;

beforeAll(async () => {
  stage = await startStage({ retryDelay: 1 });
});
afterAll(() => stage.close());
beforeEach(() => {
  number += 1;
});

const told = [
  "The operation `ListAlerts` has no description.",
  "The summary of `ListAlerts` ends in `.`.",
  "The parameter `region` of `ListAlerts` has no `x-ms-summary`.",
];

async function open(): Promise<string> {
  const head = await commitOf(stage, ["dot", "no-description", "no-parameter-summary"], {
    salt: String(number),
  });
  await stage.simulator.openPullRequest({ number, head, fork: true, author: "adele" });
  await stage.settled();
  return head;
}

/** Everything a person can read about the head. */
function read(head: string): string {
  const runs = stage.simulator.checkRuns(head);
  return [
    ...runs.map(({ summary }) => summary ?? ""),
    ...runs.flatMap((run) => run.annotations.map(({ title, message }) => `${title}\n${message}`)),
    ...stage.simulator.reviewComments(number).map(({ body }) => body),
    ...summariesOn(stage.simulator, number),
  ].join("\n");
}

function expectAllTold(head: string): void {
  const text = read(head);
  expect(told.filter((sentence) => !text.includes(sentence))).toEqual([]);
  expect(stage.simulator.checkRuns(head).at(-1)?.conclusion).toBe("failure");
  const comments = stage.simulator.reviewComments(number).map(({ body }) => body);
  expect(new Set(comments).size).toBe(comments.length);
  expect(stage.simulator.reviews(number).length).toBeLessThanOrEqual(1);
  expect(summariesOn(stage.simulator, number).length).toBeLessThanOrEqual(1);
}

const writes = {
  "the review": (n: number) => new RegExp(`/pulls/${n}/reviews$`),
  "the comment": (n: number) => new RegExp(`/issues/${n}/comments$`),
} as const;
const refusals: readonly Pick<FaultOptions, "status" | "behaviour" | "body">[] = [
  { status: 403 },
  { status: 404 },
  { status: 409 },
  { status: 422 },
];

for (const [what, path] of Object.entries(writes)) {
  test.each(refusals)(`${what} is refused with %o for good`, async (refusal) => {
    stage.simulator.fail({ method: "POST", path: path(number), times: 5, ...refusal });
    expectAllTold(await open());
    stage.simulator.world.faults.length = 0;
  });
}

test.each<Pick<FaultOptions, "status" | "behaviour">>([
  { status: 500 },
  { status: 502 },
  { status: 503 },
  { behaviour: "hang-up" },
  { behaviour: "break-off" },
  { behaviour: "written-then-502" },
])("writes and reads fail once with %o", async (failure) => {
  stage.simulator.fail({ method: "POST", path: `/pulls/${number}/reviews`, ...failure });
  expectAllTold(await open());
  stage.simulator.world.faults.length = 0;
});

test("the check run cannot be completed at first", async () => {
  stage.simulator.fail({ method: "PATCH", path: /check-runs\/\d+$/, status: 502 });
  expectAllTold(await open());
});

test("trees, blobs and files fail once each", async () => {
  for (const path of ["/git/trees/", `/pulls/${number}/files`]) {
    stage.simulator.fail({ method: "GET", path, status: 500 });
  }
  expectAllTold(await open());
});

test("the tree is too large to be listed at once", async () => {
  stage.simulator.switches.maxTreeEntries = 5;
  const head = await open();
  stage.simulator.switches.maxTreeEntries = 100_000;
  expectAllTold(head);
});

test("patches are missing, so nothing can stand on a line", async () => {
  const talk = converse(stage, number);
  stage.simulator.switches.maxPatchBytes = 10;
  await talk.step("adele opens the pull request; GitHub shows no patch of the definition", open);
  stage.simulator.switches.maxPatchBytes = 100 * 1024;
  const { headSha } = stage.simulator.pullRequest(number);
  talk.name(headSha, "head 1");
  expectAllTold(headSha);
  await talk.matches("patch-missing");
});

test("the conversation is locked, its author blocked us, or interactions are restricted", async () => {
  stage.simulator.fail({
    method: "GET",
    path: `/pulls/${number}/files`,
    before: () => {
      stage.simulator.pullRequest(number).isLocked = true;
    },
  });
  expectAllTold(await open());
  number += 100;
  stage.simulator.switches.blockedBy.add("adele");
  expectAllTold(await open());
  stage.simulator.switches.blockedBy.clear();
  number += 100;
  stage.simulator.switches.interactionLimit = true;
  expectAllTold(await open());
  stage.simulator.switches.interactionLimit = false;
  number -= 200;
});

test("annotations alone are left when neither review nor comments are permitted", async () => {
  const talk = converse(stage, number);
  const head = talk.name(await commitOf(stage, ["dot"], { salt: "lost" }), "head 1");
  stage.simulator.fail({
    method: "POST",
    path: /\/(pulls|issues)\/\d+\/\w+$/,
    times: 9,
    behaviour: "forbidden",
  });
  await talk.step("adele opens the pull request; the permission to write it was taken back", () =>
    stage.simulator.openPullRequest({ number, head, fork: true, author: "adele" }),
  );
  stage.simulator.world.faults.length = 0;
  await talk.matches("permission-lost");
});
