import { afterAll, beforeAll, expect, test } from "vitest";
import { commitOf } from "./commits.ts";
import { type Conversation, converse, type Harness, startHarness } from "./harness.ts";

let harness: Harness;
let number = 0;

beforeAll(async () => {
  harness = await startHarness();
  harness.simulator.setPermission("megan", "write");
});
afterAll(() => harness.close());

const waiver = "/connector waive title/not-end-alphanumeric because the brand ends in a dot";

/** Adele's pull request with a mistake, reviewed. */
async function begin(): Promise<Conversation> {
  number += 1;
  const talk = converse(harness, number);
  const head = talk.name(await commitOf(harness, ["dot"], { salt: String(number) }), "head 1");
  await talk.step("adele opens the pull request", () =>
    harness.simulator.openPullRequest({ number, head, fork: true, author: "adele" }),
  );
  return talk;
}

const lineComment = () => harness.simulator.reviewComments(number)[0]?.id ?? 0;
const conclusion = () =>
  harness.simulator
    .checkRuns(harness.simulator.pullRequest(number).headSha)
    .toSorted((a, b) => b.id - a.id)[0]?.conclusion;
const reactionsOn = (id: number) =>
  harness.simulator.reactions.filter(({ commentId }) => commentId === id).map(({ content }) => content);

test("commands in answers to a line comment", async () => {
  const talk = await begin();
  const replies: number[] = [];
  const reply = (user: string, body: string) =>
    talk.step(`${user} answers the line comment: ${JSON.stringify(body)}`, () => {
      replies.push(harness.simulator.reply(lineComment(), user, body).id);
    });
  await reply("adele", "/connector explain title/not-end-alphanumeric");
  await reply("mallory", waiver);
  expect(conclusion()).toBe("failure");
  await reply("megan", waiver);
  expect(conclusion()).toBe("success");
  expect(replies.map(reactionsOn)).toEqual([
    ["eyes", "+1"],
    ["eyes", "confused"],
    ["eyes", "+1"],
  ]);
  await talk.step("the database is lost, and adele asks again", async () => {
    await harness.loseDatabase();
    harness.simulator.comment(number, "adele", "/connector recheck");
  });
  expect(conclusion()).toBe("success");
  await talk.step("megan takes hers back", () => harness.simulator.editText(replies[2] ?? 0, "Never mind."));
  expect(conclusion()).toBe("failure");
  await talk.matches("commands-in-thread");
});

test("commands in the text of a review", async () => {
  const talk = await begin();
  await talk.step("megan reviews", () =>
    harness.simulator.submitReview(number, "megan", `Fine with me.\n\n${waiver}`),
  );
  expect(conclusion()).toBe("success");
  await talk.step("mallory reviews", () =>
    harness.simulator.submitReview(number, "mallory", "/connector hold"),
  );
  expect(conclusion()).toBe("success");
  await talk.step("the database is lost, and adele asks again in a review", async () => {
    await harness.loseDatabase();
    harness.simulator.submitReview(number, "adele", "/connector recheck");
  });
  expect(conclusion()).toBe("success");
  await talk.matches("commands-in-review");
});

test("a comment that is edited into a command after our question", async () => {
  const talk = await begin();
  let id = 0;
  await talk.step("megan misspells", () => {
    id = harness.simulator.comment(number, "megan", waiver.replace("waive", "wave")).id;
  });
  expect(reactionsOn(id)).toEqual(["eyes", "confused"]);
  await talk.step("megan corrects it", () => harness.simulator.editText(id, waiver));
  expect(reactionsOn(id)).toEqual(["eyes", "+1"]);
  expect(conclusion()).toBe("success");
  await talk.step("the database is lost, and adele asks again", async () => {
    await harness.loseDatabase();
    harness.simulator.comment(number, "adele", "/connector recheck");
  });
  expect(conclusion()).toBe("success");
  await talk.step("megan makes it a waiver of something else", () =>
    harness.simulator.editText(id, waiver.replace("title/not-end-alphanumeric", "icon/square")),
  );
  expect(conclusion()).toBe("failure");
  await talk.matches("comment-edited-into-command");
});
