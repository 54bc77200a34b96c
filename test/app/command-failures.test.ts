/** GitHub fails while a command is carried out: it is tried again, answered once, and at last its author is told. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { FaultOptions } from "../../src/simulator/state/faults.ts";
import { brokenHead, type Stage, startStage } from "./bot.ts";

let stage: Stage;
let last = 0;

beforeAll(async () => {
  stage = await startStage({ retries: 1 });
});

afterAll(() => stage.close());

interface Place {
  readonly number: number;
  readonly commentId: number;
}

/** The tests wait for second attempts, so they wait together: each has a pull request and a comment of its own. */
async function say(user: string, body: string, faultAt: (place: Place) => FaultOptions) {
  last += 1;
  const number = last;
  const head = await brokenHead(stage, "x".repeat(number));
  await stage.simulator.openPullRequest({ number, head, author: "adele" });
  const { id: commentId } = stage.simulator.comment(number, user, body);
  stage.simulator.fail(faultAt({ number, commentId }));
  await stage.deliver("issue_comment", await stage.simulator.payloads.issueComment("created", commentId));
  await stage.bot.idle();
  const mine = stage.simulator.reactions.filter((one) => one.commentId === commentId);
  const ours = stage.simulator.issueComments(number).filter((one) => one.user.endsWith("[bot]"));
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
  { behaviour: "hang-up" },
  { behaviour: "break-off" },
  { behaviour: "written-then-502" },
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
