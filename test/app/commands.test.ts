import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { summariesOn } from "../helpers/summaries.ts";
import { brokenHead, type Harness, startHarness } from "./bot.ts";

let harness: Harness;
let number = 0;
let head: string;

beforeAll(async () => {
  harness = await startHarness();
});

afterAll(() => harness.close());

beforeEach(async () => {
  number += 1;
  head = await brokenHead(harness, "x".repeat(number));
  await harness.simulator.openPullRequest({ number, head, author: "adele" });
  harness.events.length = 0;
  harness.simulator.forgetRequests();
});

/** The person's comment reaches the bot; returns the reactions to it. */
async function comment(user: string, body: string): Promise<string[]> {
  const { id } = harness.simulator.comment(number, user, body);
  await harness.deliver("issue_comment", await harness.simulator.payloads.issueComment("created", id));
  await harness.bot.idle();
  return harness.simulator.reactions.filter((one) => one.commentId === id).map(({ content }) => content);
}

test("the author of the pull request may recheck", async () => {
  const reactions = await comment("adele", "/connector recheck\n");

  expect(reactions).toEqual(["eyes", "+1"]);
  expect(harness.simulator.checkRuns(head)).toHaveLength(1);
  expect(harness.events.map(({ job }) => [job.forced, job.reason])).toEqual([[true, "command.recheck"]]);
  expect(summariesOn(harness.simulator, number)).toHaveLength(1);
  expect(harness.simulator.issueComments(number).filter(({ user }) => user.endsWith("[bot]"))).toEqual([]);
});

test.each(["triage", "write", "maintain", "admin"])("a person with the role %s may recheck", async (role) => {
  harness.simulator.setPermission("megan", role);

  const reactions = await comment("megan", "/connector recheck");

  expect(reactions).toEqual(["eyes", "+1"]);
  expect(harness.events).toHaveLength(1);
});

test("a stranger's recheck is refused by a reaction and nothing else", async () => {
  const reactions = await comment("mallory", "/connector recheck");

  expect(reactions).toEqual(["eyes", "confused"]);
  expect(harness.events).toEqual([]);
  expect(harness.simulator.writes()).toHaveLength(2);
});

test("help is answered by one comment, an unknown command by its correction", async () => {
  const help = await comment("adele", "/connector help");
  const unknown = await comment("adele", "/connector rechekc");

  const [first, second] = harness.simulator
    .issueComments(number)
    .filter(({ user }) => user.endsWith("[bot]"));
  expect(help).toEqual(["eyes", "+1"]);
  expect(first?.body).toContain("`/connector recheck`");
  expect(unknown).toEqual(["eyes", "confused"]);
  expect(second?.body).toContain("Did you mean `/connector recheck`?");
  expect(harness.events).toEqual([]);
});

test("our own answers, quotes and code are not commands", async () => {
  const bot = await comment("connector-review[bot]", "/connector recheck");
  const quoted = await comment("adele", "> /connector recheck");
  const code = await comment("adele", "```\n/connector recheck\n```");

  expect([bot, quoted, code]).toEqual([[], [], []]);
  expect(harness.simulator.requests).toEqual([]);
});

test("the same command delivered twice is carried out once", async () => {
  const { id } = harness.simulator.comment(number, "adele", "/connector help");
  const payload = await harness.simulator.payloads.issueComment("created", id);

  await harness.deliver("issue_comment", payload, `twice-${number}`);
  await harness.deliver("issue_comment", payload, `twice-${number}`);
  await harness.bot.idle();

  expect(harness.simulator.issueComments(number).filter(({ user }) => user.endsWith("[bot]"))).toHaveLength(
    1,
  );
});

test("the commands of one pull request are carried out in the order of their comments", async () => {
  harness.simulator.setPermission("megan", "write");
  const comments = ["hold", "resume", "hold", "help"].map((command) =>
    harness.simulator.comment(number, "megan", `/connector ${command}`),
  );

  for (const { id } of comments) {
    await harness.deliver("issue_comment", await harness.simulator.payloads.issueComment("created", id));
  }
  await harness.bot.idle();

  const done = harness.simulator.reactions
    .filter(({ content }) => content === "+1")
    .map(({ commentId }) => commentId);
  expect(done.slice(-4)).toEqual(comments.map(({ id }) => id));
});

test("a command whose comment was deleted before it was read is not carried out", async () => {
  const { id } = harness.simulator.comment(number, "adele", "/connector help");
  const payload = await harness.simulator.payloads.issueComment("created", id);
  harness.simulator.world.issueComments.pop();

  await harness.deliver("issue_comment", payload);
  await harness.bot.idle();

  expect(harness.simulator.issueComments(number)).toEqual([]);
});

test("in a locked conversation a command is carried out without an answer", async () => {
  harness.simulator.pullRequest(number).isLocked = true;

  const reactions = await comment(
    "adele",
    "/connector explain title/not-end-alphanumeric\n/connector recheck",
  );

  expect(reactions).toEqual([]);
  expect(harness.events.map(({ result }) => result)).toEqual(["reviewed"]);
  expect(harness.simulator.checkRuns(head)).toHaveLength(1);
});
