/** GitHub fails while a command is carried out: it is tried again, answered once, and at last its author is told. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { FaultOptions } from "../../src/simulator/state/faults.ts";
import { brokenHead, type Harness, startHarness } from "./bot.ts";

let harness: Harness;
let last = 0;

beforeAll(async () => {
  harness = await startHarness({ retries: 1 });
});

afterAll(() => harness.close());

interface Place {
  readonly number: number;
  readonly commentId: number;
}

/** The tests wait for second attempts, so they wait together: each has a pull request and a comment of its own. */
async function say(user: string, body: string, faultAt: (place: Place) => FaultOptions) {
  last += 1;
  const number = last;
  const head = await brokenHead(harness, "x".repeat(number));
  await harness.simulator.openPullRequest({ number, head, author: "adele" });
  const { id: commentId } = harness.simulator.comment(number, user, body);
  harness.simulator.fail(faultAt({ number, commentId }));
  await harness.deliver("issue_comment", await harness.simulator.payloads.issueComment("created", commentId));
  await harness.bot.idle();
  const mine = harness.simulator.reactions.filter((one) => one.commentId === commentId);
  const ours = harness.simulator.issueComments(number).filter((one) => one.user.endsWith("[bot]"));
  return { reactions: mine.map(({ content }) => content), answers: ours.map(({ body: text }) => text) };
}

const atTheAnswer = (fault: Omit<FaultOptions, "path">) => (place: Place) => ({
  method: "POST",
  path: new RegExp(`/issues/${place.number}/comments$`),
  ...fault,
});
const help = expect.stringContaining("`/connector recheck`");

test.concurrent.each<Omit<FaultOptions, "path">>([
  { status: 500 },
  { status: 502 },
  { behavior: "hang-up" },
  { behavior: "break-off" },
  { behavior: "written-then-502" },
  {
    status: 403,
    body: { message: "You have exceeded a secondary rate limit." },
    headers: { "retry-after": "1" },
  },
  { status: 429, headers: { "retry-after": "1" } },
])("with %o, the answer is given at the second attempt, once", async (fault) => {
  const { reactions, answers } = await say("adele", "/connector help", atTheAnswer(fault));

  expect(reactions).toEqual(["eyes", "+1"]);
  expect(answers).toEqual([help]);
});

test.concurrent("each time: its author is told once that it is our failure, with the run to look for", async () => {
  const fault = atTheAnswer({ status: 502, times: 2 });

  const { reactions, answers } = await say("adele", "/connector help", fault);

  expect(reactions).toEqual(["eyes", "confused"]);
  expect(answers).toEqual([
    expect.stringMatching(
      /\*\*The command of adele could not be carried out; this is a failure of the reviewer\.\*\* GitHub answered 502 while it was carried out\.\n\nWhat the summary shows is in force; asking again is safe\. <sub>run `[0-9A-Z]{6}`<\/sub>$/,
    ),
  ]);
});

test.concurrent("for longer than that: its author is told when GitHub is back", async () => {
  const fault = atTheAnswer({ status: 502, times: 3 });

  const { reactions, answers } = await say("adele", "/connector help", fault);

  expect(reactions).toEqual(["eyes", "confused"]);
  expect(answers).toEqual([expect.stringContaining("It broke off each time.")]);
});

test.concurrent("a stranger is not told, however often it fails", async () => {
  const { reactions, answers } = await say("mallory", "/connector help", () => ({
    method: "GET",
    path: "/collaborators/mallory/permission",
    status: 502,
    times: 2,
  }));

  expect(reactions).toEqual(["eyes", "confused"]);
  expect(answers).toEqual([]);
});

test.concurrent("where only the last reaction failed, the answer that stands is enough", async () => {
  const { reactions, answers } = await say("adele", "/connector help", ({ commentId }) => ({
    method: "POST",
    path: `/comments/${commentId}/reactions`,
    after: 1,
    times: 2,
    status: 502,
  }));

  expect(reactions).toEqual(["eyes", "+1"]);
  expect(answers).toEqual([help]);
});
