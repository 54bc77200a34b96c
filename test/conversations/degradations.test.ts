/** Whatever GitHub refuses, every finding reaches the reader: on a line, on a file, as an annotation or in the summary. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { FaultOptions } from "../../src/simulator/state/faults.ts";
import { summariesOn } from "../helpers/summaries.ts";
import { commitOf } from "./commits.ts";
import { converse, type Harness, startHarness } from "./harness.ts";

let harness: Harness;
let number = 0;

beforeAll(async () => {
  harness = await startHarness({ retryDelay: 1 });
});
afterAll(() => harness.close());
beforeEach(() => {
  number += 1;
});

const posted = [
  "The operation `ListAlerts` has no description.",
  "The summary of `ListAlerts` ends in `.`.",
  "The parameter `region` of `ListAlerts` has no `x-ms-summary`.",
];

async function open(): Promise<string> {
  const head = await commitOf(harness, ["dot", "no-description", "no-parameter-summary"], {
    salt: String(number),
  });
  await harness.simulator.openPullRequest({ number, head, fork: true, author: "adele" });
  await harness.settled();
  return head;
}

/** Everything a person can read about the head. */
function read(head: string): string {
  const runs = harness.simulator.checkRuns(head);
  return [
    ...runs.map(({ summary }) => summary ?? ""),
    ...runs.flatMap((run) => run.annotations.map(({ title, message }) => `${title}\n${message}`)),
    ...harness.simulator.reviewComments(number).map(({ body }) => body),
    ...summariesOn(harness.simulator, number),
  ].join("\n");
}

function expectAllPosted(head: string): void {
  const text = read(head);
  expect(posted.filter((sentence) => !text.includes(sentence))).toEqual([]);
  expect(harness.simulator.checkRuns(head).at(-1)?.conclusion).toBe("failure");
  const comments = harness.simulator.reviewComments(number).map(({ body }) => body);
  expect(new Set(comments).size).toBe(comments.length);
  expect(harness.simulator.reviews(number).length).toBeLessThanOrEqual(1);
  expect(summariesOn(harness.simulator, number).length).toBeLessThanOrEqual(1);
}

const writes = {
  "the review": (n: number) => new RegExp(`/pulls/${n}/reviews$`),
  "the comment": (n: number) => new RegExp(`/issues/${n}/comments$`),
} as const;
const refusals: readonly Pick<FaultOptions, "status" | "behavior" | "body">[] = [
  { status: 403 },
  { status: 404 },
  { status: 409 },
  { status: 422 },
];

for (const [what, path] of Object.entries(writes)) {
  test.each(refusals)(`${what} is refused with %o for good`, async (refusal) => {
    harness.simulator.fail({ method: "POST", path: path(number), times: 5, ...refusal });
    expectAllPosted(await open());
    harness.simulator.world.faults.length = 0;
  });
}

test.each<Pick<FaultOptions, "status" | "behavior">>([
  { status: 500 },
  { status: 502 },
  { status: 503 },
  { behavior: "hang-up" },
  { behavior: "break-off" },
  { behavior: "written-then-502" },
])("writes and reads fail once with %o", async (failure) => {
  harness.simulator.fail({ method: "POST", path: `/pulls/${number}/reviews`, ...failure });
  expectAllPosted(await open());
  harness.simulator.world.faults.length = 0;
});

test("the check run cannot be completed at first", async () => {
  harness.simulator.fail({ method: "PATCH", path: /check-runs\/\d+$/, status: 502 });
  expectAllPosted(await open());
});

test("trees, blobs and files fail once each", async () => {
  for (const path of ["/git/trees/", `/pulls/${number}/files`]) {
    harness.simulator.fail({ method: "GET", path, status: 500 });
  }
  expectAllPosted(await open());
});

test("the tree is too large to be listed at once", async () => {
  harness.simulator.switches.maxTreeEntries = 5;
  const head = await open();
  harness.simulator.switches.maxTreeEntries = 100_000;
  expectAllPosted(head);
});

test("patches are missing, so nothing can stand on a line", async () => {
  const talk = converse(harness, number);
  harness.simulator.switches.maxPatchBytes = 10;
  await talk.step("adele opens the pull request; GitHub shows no patch of the definition", open);
  harness.simulator.switches.maxPatchBytes = 100 * 1024;
  const { headSha } = harness.simulator.pullRequest(number);
  talk.name(headSha, "head 1");
  expectAllPosted(headSha);
  await talk.matches("patch-missing");
});

test("the conversation is locked, its author blocked us, or interactions are restricted", async () => {
  harness.simulator.fail({
    method: "GET",
    path: `/pulls/${number}/files`,
    before: () => {
      harness.simulator.pullRequest(number).isLocked = true;
    },
  });
  expectAllPosted(await open());
  number += 100;
  harness.simulator.switches.blockedBy.add("adele");
  expectAllPosted(await open());
  harness.simulator.switches.blockedBy.clear();
  number += 100;
  harness.simulator.switches.interactionLimit = true;
  expectAllPosted(await open());
  harness.simulator.switches.interactionLimit = false;
  number -= 200;
});

test("annotations alone are left when neither review nor comments are permitted", async () => {
  const talk = converse(harness, number);
  const head = talk.name(await commitOf(harness, ["dot"], { salt: "lost" }), "head 1");
  harness.simulator.fail({
    method: "POST",
    path: /\/(pulls|issues)\/\d+\/\w+$/,
    times: 9,
    behavior: "forbidden",
  });
  await talk.step("adele opens the pull request; the permission to write it was taken back", () =>
    harness.simulator.openPullRequest({ number, head, fork: true, author: "adele" }),
  );
  harness.simulator.world.faults.length = 0;
  await talk.matches("permission-lost");
});
