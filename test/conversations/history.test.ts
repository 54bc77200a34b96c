import { afterAll, beforeAll, expect, test } from "vitest";
import { commitOf, type Mistake, renamedFolder } from "./commits.ts";
import { type Conversation, converse, folder, type Harness, startHarness, swaggerPath } from "./harness.ts";

let harness: Harness;
let number = 0;

beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.close());

async function begin(
  mistakes: readonly Mistake[] = ["dot", "no-parameter-summary"],
  made: { readonly draft?: boolean; readonly parent?: string } = {},
): Promise<Conversation> {
  number += 1;
  const talk = converse(harness, number);
  const parent = made.parent === undefined ? {} : { parent: made.parent };
  const head = talk.name(await commitOf(harness, mistakes, { salt: String(number), ...parent }), "head 1");
  await talk.step("adele opens the pull request", () =>
    harness.simulator.openPullRequest({
      number,
      head,
      base: "main",
      fork: true,
      author: "adele",
      draft: made.draft ?? false,
    }),
  );
  return talk;
}

type Made = NonNullable<Parameters<typeof commitOf>[2]>;

async function push(talk: Conversation, name: string, mistakes: readonly Mistake[], made: Made = {}) {
  const head = talk.name(
    await commitOf(harness, mistakes, { salt: `${name} of ${talk.number}`, ...made }),
    name,
  );
  await talk.step(`adele pushes ${name}`, () => harness.simulator.push(talk.number, head));
}

const hooks = () => `${harness.bot.url}/api/github/webhooks`;

test("a push that fixes half, one that breaks it again, and one that fixes all", async () => {
  const talk = await begin();
  await push(talk, "head 2", ["dot"]);
  await push(talk, "head 3", ["dot", "no-parameter-summary"]);
  await push(talk, "head 4", []);
  await talk.matches("fixed-and-broken-again");
});

test("a force push of the same change, rebased on a base that moved on", async () => {
  const talk = await begin();
  const newer = talk.name(
    await harness.simulator.commitFiles(harness.base, { "README.md": "# Other\n" }, "Other work"),
    "newer base",
  );
  await harness.simulator.commitFiles(harness.base, { "README.md": "# Other\n" }, "Other work", {
    ref: "main",
  });
  await push(talk, "head 2", ["dot", "no-parameter-summary"], { parent: newer });
  await push(talk, "head 3", ["dot", "no-parameter-summary"], {
    parent: newer,
    rewrite: (text) => text.replace('  "basePath"', '\n\n  "basePath"'),
  });
  await talk.matches("force-push-and-rebase");
});

test("another base branch", async () => {
  const talk = await begin();
  await harness.simulator.commitFiles(harness.base, { "NOTES.md": "x\n" }, "A branch of its own", {
    ref: "next",
  });
  await talk.step("adele edits the base", () => harness.simulator.retarget(talk.number, "next"));
  await talk.matches("base-changed");
});

test("a draft that becomes ready", async () => {
  const talk = await begin(["dot"], { draft: true });
  await push(talk, "head 2", ["no-parameter-summary"]);
  await talk.step("adele marks it ready", async () => {
    harness.simulator.pullRequest(talk.number).isDraft = false;
    const payload = await harness.simulator.payloads.pullRequest("ready_for_review", talk.number);
    await harness.simulator.deliver(hooks(), "pull_request", payload);
  });
  await talk.matches("draft-to-ready");
});

test("a fork that is far behind its base", async () => {
  const parent = harness.base;
  const work = Array.from({ length: 500 }, (_, index) => ({ "README.md": `# ${index}\n` }));
  const tip = await harness.simulator.world.git.commitChain(harness.base, work, "Work");
  await harness.simulator.commitFiles(tip, { "README.md": "# Far\n" }, "Far ahead", { ref: "main" });
  const talk = await begin(["dot"], { parent });
  await talk.matches("fork-500-behind");
});

test("a renamed folder brings nothing new", async () => {
  const talk = await begin();
  const { headSha } = harness.simulator.pullRequest(talk.number);
  const head = talk.name(await renamedFolder(harness, headSha, `${folder} Station`), "head 2");
  await talk.step("adele renames the folder", () => harness.simulator.push(talk.number, head));
  await talk.matches("renamed-folder");
});

test("a deleted connector, and one that leaves the pull request", async () => {
  const talk = await begin();
  const gone = Object.fromEntries(
    ["apiDefinition.swagger.json", "apiProperties.json", "readme.md"].map((name) => [
      `${folder}/${name}`,
      null,
    ]),
  );
  const head2 = talk.name(await harness.simulator.commitFiles(harness.base, gone, "Delete"), "head 2");
  await talk.step("adele deletes the connector", () => harness.simulator.push(talk.number, head2));
  const head3 = talk.name(
    await harness.simulator.commitFiles(harness.base, { "NOTES.md": "Only notes.\n" }, "Notes"),
    "head 3",
  );
  await talk.step("adele takes everything back but some notes", () =>
    harness.simulator.push(talk.number, head3),
  );
  await talk.matches("deleted-and-taken-back");
});

test("a comment that a person deleted, and one whose text a person changed", async () => {
  const talk = await begin();
  const comments = harness.simulator.world.reviewComments;
  const [first, second] = harness.simulator.reviewComments(talk.number);
  if (first !== undefined) comments.splice(comments.indexOf(first), 1);
  await push(talk, "head 2", ["dot", "no-parameter-summary"]);
  if (second !== undefined) second.body += "\nmegan: see the guide.";
  await push(talk, "head 3", []);
  await talk.matches("comment-deleted-or-changed");
});

test("the summary, taken out of the review's text by a person", async () => {
  const talk = await begin();
  const [review] = harness.simulator.reviews(talk.number);
  if (review !== undefined) review.body = "";
  await push(talk, "head 2", ["dot"]);
  await talk.matches("sticky-deleted");
});

test("a thread that was resolved, and one with a reply", async () => {
  const talk = await begin();
  const [first, second] = harness.simulator.reviewComments(talk.number);
  if (first !== undefined) first.isResolved = true;
  harness.simulator.reply(second?.id ?? 0, "adele", "Is a label needed here?");
  await push(talk, "head 2", ["dot", "no-parameter-summary"]);
  await push(talk, "head 3", []);
  await push(talk, "head 4", ["dot"]);
  await talk.matches("resolved-and-answered");
});

/** GitHub lets nobody dismiss a review that only comments, as ours do; an organisation's own rules may do so all the same. */
test("a review that a person dismissed, ours and another's", async () => {
  const talk = await begin();
  const [ours] = harness.simulator.reviews(talk.number);
  const dismissed = async (user: string, id: number | undefined) => {
    const payload = await harness.simulator.payloads.pullRequest("edited", talk.number, {}, "megan");
    const review = { id, state: "dismissed", user: { login: user }, body: "" };
    const { statusCode } = await harness.simulator.deliver(hooks(), "pull_request_review", {
      ...payload,
      action: "dismissed",
      review,
    });
    expect(statusCode).toBe(202);
  };
  await talk.step("megan dismisses the review of terry", () => dismissed("terry", 4711));
  await talk.step("our review is dismissed", async () => {
    if (ours !== undefined) ours.state = "DISMISSED";
    await dismissed("connector-review[bot]", ours?.id);
  });
  await push(talk, "head 2", ["dot", "no-parameter-summary"]);
  await push(talk, "head 3", ["dot", "no-parameter-summary", "no-description"]);
  await talk.matches("review-dismissed");
});

test("the same event twice, and a re-run", async () => {
  const talk = await begin();
  const again = async () => {
    const payload = await harness.simulator.payloads.pullRequest("opened", talk.number);
    await harness.simulator.deliver(hooks(), "pull_request", payload);
  };
  await talk.step("GitHub tells it again", again);
  const run = harness.simulator.checkRuns(harness.simulator.pullRequest(talk.number).headSha).at(-1);
  await talk.step("megan presses Re-run", async () => {
    const payload = harness.simulator.payloads.checkRun("rerequested", run?.id ?? 0, "megan");
    await harness.simulator.deliver(hooks(), "check_run", payload);
  });
  await talk.matches("event-twice-and-rerun");
});

test("a head that moves while it is reviewed", async () => {
  number += 1;
  const talk = converse(harness, number);
  const old = talk.name(await commitOf(harness, ["dot"], { salt: "old" }), "head 1");
  const head = talk.name(await commitOf(harness, ["no-description"], { salt: "new" }), "head 2");
  harness.simulator.fail({
    method: "GET",
    path: `/pulls/${number}/files`,
    before: async () => void (await harness.simulator.push(number, head)),
  });
  await talk.step("adele opens it and pushes while it is reviewed", () =>
    harness.simulator.openPullRequest({ number, head: old, fork: true, author: "adele" }),
  );
  await talk.matches("head-moved");
});

test("two bots are no trouble for each other", async () => {
  const talk = await begin();
  const [ours] = harness.simulator.reviews(talk.number);
  harness.simulator.comment(talk.number, "other-review[bot]", ours?.body ?? "", "api");
  harness.simulator.comment(talk.number, "other-review[bot]", "/connector recheck", "api");
  await push(talk, "head 2", ["dot"]);
  await talk.matches("two-bots");
});

test("a first contribution, green and without a connector", async () => {
  harness.simulator.switches.firstTimers.add("grady");
  number += 1;
  const talk = converse(harness, number);
  const green = talk.name(await commitOf(harness, [], { salt: "grady" }), "head 1");
  await talk.step("grady opens his first pull request", () =>
    harness.simulator.openPullRequest({ number, head: green, fork: true, author: "grady" }),
  );
  await talk.matches("first-contribution");

  number += 1;
  const other = converse(harness, number);
  const notes = other.name(
    await harness.simulator.commitFiles(harness.base, { "NOTES.md": "x\n" }, "x"),
    "head 1",
  );
  await other.step("grady changes no connector", () =>
    harness.simulator.openPullRequest({ number, head: notes, fork: true, author: "grady" }),
  );
  await other.matches("no-connector");

  number += 1;
  const silent = converse(harness, number);
  const head = silent.name(await commitOf(harness, [], { salt: "returning" }), "head 1");
  await silent.step("adele, who was here before, opens a green one", () =>
    harness.simulator.openPullRequest({ number, head, fork: true, author: "adele" }),
  );
  await silent.matches("green-returning-author");
});

test("a breaking change and its acknowledgement", async () => {
  number += 1;
  const talk = converse(harness, number);
  harness.simulator.setPermission("megan", "write");
  const head = talk.name(
    await harness.simulator.commitFiles(
      harness.base,
      {
        [swaggerPath]: harness.swagger
          .replace('"operationId": "ListStations"', '"operationId": "ListAllStations"')
          .replace('"version": "1.0.0"', '"version": "1.1.0"'),
      },
      "Rename an operation",
    ),
    "head 1",
  );
  await talk.step("adele renames an operation", () =>
    harness.simulator.openPullRequest({ number, head, fork: true, author: "adele" }),
  );
  await talk.step("adele acknowledges", () =>
    harness.simulator.comment(number, "adele", "/connector acknowledge because nobody uses it"),
  );
  await talk.step("megan acknowledges", () =>
    harness.simulator.comment(
      number,
      "megan",
      "/connector acknowledge breaking changes because nobody uses it yet",
    ),
  );
  await talk.matches("breaking-change-acknowledged");
});
