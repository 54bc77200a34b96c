import { afterAll, beforeAll, test } from "vitest";
import { commitOf } from "./commits.ts";
import { converse, type Stage, startStage } from "./stage.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());

test("a first review with mistakes", async () => {
  const talk = converse(stage, 1);
  const head = talk.name(await commitOf(stage, ["dot", "no-description", "no-parameter-summary"]), "head 1");
  await talk.step("adele opens the pull request from her fork", () =>
    stage.simulator.openPullRequest({ number: 1, head, fork: true, author: "adele" }),
  );
  await talk.matches("first-review");
});
