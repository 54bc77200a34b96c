import { afterAll, beforeAll, test } from "vitest";
import { commitOf } from "./commits.ts";
import { converse, type Harness, startHarness } from "./harness.ts";

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.close());

test("a first review with mistakes", async () => {
  const talk = converse(harness, 1);
  const head = talk.name(
    await commitOf(harness, ["dot", "no-description", "no-parameter-summary"]),
    "head 1",
  );
  await talk.step("adele opens the pull request from her fork", () =>
    harness.simulator.openPullRequest({ number: 1, head, fork: true, author: "adele" }),
  );
  await talk.matches("first-review");
});
