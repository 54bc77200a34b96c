/** The summary on the pull request: in the text of the first review, or in a comment, and what people and GitHub do to it. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { appLogin } from "../../src/simulator/state/state.ts";
import { summariesOn } from "../helpers/summaries.ts";
import { commitOf, type Mistake } from "./commits.ts";
import { type Conversation, converse, type Stage, startStage } from "./stage.ts";

let stage: Stage;
let number = 0;

beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());

async function begin(title: string, author = "adele"): Promise<Conversation> {
  number += 1;
  const talk = converse(stage, number);
  const head = talk.name(
    await commitOf(stage, ["dot", "no-parameter-summary"], { salt: `${number}` }),
    "head 1",
  );
  await talk.step(title, () => stage.simulator.openPullRequest({ number, head, fork: true, author }));
  return talk;
}

async function push(talk: Conversation, name: string, mistakes: readonly Mistake[]) {
  const head = talk.name(await commitOf(stage, mistakes, { salt: `${name} of ${talk.number}` }), name);
  await talk.step(`${name} is pushed`, () => stage.simulator.push(talk.number, head));
}

test("somebody new is welcomed in the text of the review, which a push that mends half edits", async () => {
  stage.simulator.switches.firstTimers.add("grady");
  const talk = await begin("grady opens his first pull request", "grady");
  await push(talk, "head 2", ["dot"]);
  await talk.matches("summary-in-review");
});

test("a summary that was begun as a comment goes on as one", async () => {
  const talk = await begin("adele opens the pull request");
  const [review] = stage.simulator.reviews(talk.number);
  await talk.step("as it was when summaries were comments always", () => {
    stage.simulator.comment(talk.number, appLogin(stage.simulator.world), review?.body ?? "", "api");
    if (review !== undefined) review.body = "**2 things to fix before this can be certified**";
  });
  await push(talk, "head 2", ["dot", "no-description"]);
  await talk.matches("summary-in-comment");
});

test("GitHub refuses the review: its summary is a comment, and the next push may speak on lines", async () => {
  stage.simulator.fail({
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
  const comments = stage.simulator.world.reviewComments;
  for (const one of stage.simulator.reviewComments(talk.number)) comments.splice(comments.indexOf(one), 1);
  await push(talk, "head 2", ["dot"]);
  await talk.matches("review-comments-deleted");

  expect(summariesOn(stage.simulator, talk.number)).toHaveLength(1);
});

test("a database that was lost finds what a waiver is bound to in the text of the review", async () => {
  stage.simulator.setPermission("megan", "write");
  const talk = await begin("adele opens the pull request");
  const said = "/connector waive title/not-end-alphanumeric because the brand ends in a dot";
  await talk.step(`megan says ${JSON.stringify(said)}`, () =>
    stage.simulator.comment(talk.number, "megan", said),
  );
  await stage.loseDatabase();
  await push(talk, "head 2", ["dot"]);
  await talk.matches("summary-database-lost");
});
