/** GitHub fails while a command is carried out: it is tried again, answered once, and at last its author gets an answer. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { FaultOptions } from "../../src/simulator/state/faults.ts";
import { brokenHead, type Harness, startHarness } from "./bot.ts";

let harness: Harness;
let last = 0;

beforeAll(async () => {
  harness = await startHarness({ retries: 1 });
});

afterAll(() => harness.close());

interface Target {
  readonly number: number;
  readonly commentId: number;
}

/** Each test has its own pull request, so that all can wait for their second attempts at the same time. */
async function comment(user: string, body: string, faultAt: (target: Target) => FaultOptions) {
  last += 1;
  const number = last;
  const head = await brokenHead(harness, "x".repeat(number));
  await harness.simulator.openPullRequest({ number, head, author: "adele" });
  const { id: commentId } = harness.simulator.comment(number, user, body);
  harness.simulator.fail(faultAt({ number, commentId }));
  await harness.deliver("issue_comment", await harness.simulator.payloads.issueComment("created", commentId));
  await harness.bot.idle();
  const reactions = harness.simulator.reactions.filter((one) => one.commentId === commentId);
  const answers = harness.simulator.issueComments(number).filter((one) => one.user.endsWith("[bot]"));
  return {
    reactions: reactions.map(({ content }) => content),
    answers: answers.map(({ body: text }) => text),
  };
}

const faultOfAnswer = (fault: Omit<FaultOptions, "path">) => (target: Target) => ({
  method: "POST",
  path: new RegExp(`/issues/${target.number}/comments$`),
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
  const { reactions, answers } = await comment("adele", "/connector help", faultOfAnswer(fault));

  expect(reactions).toEqual(["eyes", "+1"]);
  expect(answers).toEqual([help]);
});

test.concurrent("each time: its author gets one answer that it is our failure, with the run", async () => {
  const fault = faultOfAnswer({ status: 502, times: 2 });

  const { reactions, answers } = await comment("adele", "/connector help", fault);

  expect(reactions).toEqual(["eyes", "confused"]);
  expect(answers).toEqual([
    expect.stringMatching(
      /\*\*The command of adele could not be carried out; this is a failure of the reviewer\.\*\* GitHub answered 502 while it was carried out\.\n\nWhat the summary shows is in force; asking again is safe\. <sub>run `[0-9A-Z]{6}`<\/sub>$/,
    ),
  ]);
});

test.concurrent("for longer than that: its author gets the answer when GitHub is back", async () => {
  const fault = faultOfAnswer({ status: 502, times: 3 });

  const { reactions, answers } = await comment("adele", "/connector help", fault);

  expect(reactions).toEqual(["eyes", "confused"]);
  expect(answers).toEqual([expect.stringContaining("It failed on every attempt.")]);
});

test.concurrent("a person without permission gets no answer, however often it fails", async () => {
  const { reactions, answers } = await comment("mallory", "/connector help", () => ({
    method: "GET",
    path: "/collaborators/mallory/permission",
    status: 502,
    times: 2,
  }));

  expect(reactions).toEqual(["eyes", "confused"]);
  expect(answers).toEqual([]);
});

test.concurrent("where only the last reaction failed, the posted answer is enough", async () => {
  const { reactions, answers } = await comment("adele", "/connector help", ({ commentId }) => ({
    method: "POST",
    path: `/comments/${commentId}/reactions`,
    after: 1,
    times: 2,
    status: 502,
  }));

  expect(reactions).toEqual(["eyes", "+1"]);
  expect(answers).toEqual([help]);
});
