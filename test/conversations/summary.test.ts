/** The summary on the pull request: in the text of the first review, or in a comment, and what people and GitHub do to it. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { appLogin } from "../../src/simulator/state/state.ts";
import { summariesOn } from "../helpers/summaries.ts";
import { commitOf, type Mistake } from "./commits.ts";
import { type Conversation, converse, type Harness, startHarness } from "./harness.ts";

let harness: Harness;
let number = 0;

beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.close());

async function begin(title: string, author = "adele"): Promise<Conversation> {
  number += 1;
  const talk = converse(harness, number);
  const head = talk.name(
    await commitOf(harness, ["dot", "no-parameter-summary"], { salt: `${number}` }),
    "head 1",
  );
  await talk.step(title, () => harness.simulator.openPullRequest({ number, head, fork: true, author }));
  return talk;
}

async function push(talk: Conversation, name: string, mistakes: readonly Mistake[]) {
  const head = talk.name(await commitOf(harness, mistakes, { salt: `${name} of ${talk.number}` }), name);
  await talk.step(`${name} is pushed`, () => harness.simulator.push(talk.number, head));
}

test("somebody new is welcomed in the text of the review, which a push that fixes half edits", async () => {
  harness.simulator.switches.firstTimers.add("grady");
  const talk = await begin("grady opens his first pull request", "grady");
  await push(talk, "head 2", ["dot"]);
  await talk.matches("summary-in-review");
});

test("a summary that was begun as a comment goes on as one", async () => {
  const talk = await begin("adele opens the pull request");
  const [review] = harness.simulator.reviews(talk.number);
  await talk.step("as it was when summaries were comments always", () => {
    harness.simulator.comment(talk.number, appLogin(harness.simulator.world), review?.body ?? "", "api");
    if (review !== undefined) review.body = "**2 things to fix before this can be certified**";
  });
  await push(talk, "head 2", ["dot", "no-description"]);
  await talk.matches("summary-in-comment");
});

test("GitHub refuses the review: its summary is a comment, and the next push may speak on lines", async () => {
  harness.simulator.fail({
    method: "POST",
    path: `/pulls/${number + 1}/reviews`,
    status: 422,
    body: {
      message: "Unprocessable Entity",
      errors: ["Pull request review thread line must be part of the diff"],
    },
  });
  const talk = await begin("adele opens the pull request; GitHub refuses the review");
  await push(talk, "head 2", ["dot", "no-parameter-summary"]);
  await talk.matches("review-refused");
});

test("a person deletes all comments of the review: its text remembers them", async () => {
  const talk = await begin("adele opens the pull request");
  const comments = harness.simulator.world.reviewComments;
  for (const one of harness.simulator.reviewComments(talk.number)) comments.splice(comments.indexOf(one), 1);
  await push(talk, "head 2", ["dot"]);
  await talk.matches("review-comments-deleted");

  expect(summariesOn(harness.simulator, talk.number)).toHaveLength(1);
});

test("a database that was lost finds what a waiver is bound to in the text of the review", async () => {
  harness.simulator.setPermission("megan", "write");
  const talk = await begin("adele opens the pull request");
  const comments = "/connector waive title/not-end-alphanumeric because the brand ends in a dot";
  await talk.step(`megan says ${JSON.stringify(comments)}`, () =>
    harness.simulator.comment(talk.number, "megan", comments),
  );
  await harness.loseDatabase();
  await push(talk, "head 2", ["dot"]);
  await talk.matches("summary-database-lost");
});
