import { afterAll, beforeAll, expect, test } from "vitest";
import { commitOf, renamedFolder } from "./commits.ts";
import { type Conversation, converse, folder, type Harness, startHarness, swaggerPath } from "./harness.ts";

let harness: Harness;
let number = 0;
let today = new Date("2026-11-27T12:00:00Z");

beforeAll(async () => {
  harness = await startHarness({ now: () => today });
  harness.simulator.setPermission("megan", "write");
  harness.simulator.setPermission("terry", "triage");
});
afterAll(() => harness.close());

/** Adele's pull request with two mistakes, reviewed. */
async function begin(): Promise<Conversation> {
  number += 1;
  const talk = converse(harness, number);
  const head = talk.name(
    await commitOf(harness, ["dot", "no-parameter-summary"], { salt: String(number) }),
    "head 1",
  );
  await talk.step("adele opens the pull request", () =>
    harness.simulator.openPullRequest({ number, head, fork: true, author: "adele" }),
  );
  return talk;
}

function say(talk: Conversation, user: string, body: string): Promise<void> {
  return talk.step(`${user} says ${JSON.stringify(body)}`, () =>
    harness.simulator.comment(talk.number, user, body),
  );
}

async function push(
  talk: Conversation,
  name: string,
  ...made: Parameters<typeof commitOf> extends [unknown, ...infer Rest] ? Rest : never
): Promise<void> {
  const head = talk.name(await commitOf(harness, ...made), name);
  await talk.step(`adele pushes ${name}`, () => harness.simulator.push(talk.number, head));
}

test("recheck, by author, maintainer and stranger", async () => {
  const talk = await begin();
  await say(talk, "adele", "/connector recheck");
  await say(talk, "terry", "/connector recheck");
  await say(talk, "mallory", "/connector recheck");
  await talk.matches("recheck");
});

test("help, mistakes and their one answer", async () => {
  const talk = await begin();
  await say(talk, "adele", "/connector help");
  await say(talk, "adele", "/connector wave title/not-end-alphanumeric");
  await say(talk, "megan", "/connector waive title/not-end-alphanumerik because it is a name");
  await say(talk, "mallory", "/connector help\n/connector wave");
  await talk.matches("help-and-mistakes");
});

test("explain", async () => {
  const talk = await begin();
  await say(talk, "adele", "/connector explain title/not-end-alphanumeric");
  await say(talk, "mallory", "/connector explain title/not-end-alphanumeric");
  await talk.matches("explain");
});

test("a waiver, and who may give it", async () => {
  const talk = await begin();
  await say(talk, "adele", "/connector waive title/not-end-alphanumeric because I like it");
  await say(talk, "terry", "/connector waive title/not-end-alphanumeric because I like it");
  await say(talk, "megan", "/connector waive title/not-end-alphanumeric because the brand ends in a dot");
  await say(
    talk,
    "megan",
    "/connector waive parameter/summary-missing because it is internal until 2026-12-31",
  );
  await talk.matches("waive");
});

test("a waiver holds after a push that leaves the value, and not after one that changes it", async () => {
  const talk = await begin();
  await say(talk, "megan", "/connector waive title/not-end-alphanumeric because the brand ends in a dot");
  await push(talk, "head 2", ["dot"], { salt: `again ${number}` });
  await push(talk, "head 3", [], {
    salt: `other ${number}`,
    rewrite: (text) => text.replace('"List alerts"', '"List all alerts."'),
  });
  await talk.matches("waiver-value-changed");
});

test("a waiver ends with its last day, and unwaive ends it at once", async () => {
  const talk = await begin();
  await say(
    talk,
    "megan",
    "/connector waive title/not-end-alphanumeric because of the brand until 2026-12-01",
  );
  today = new Date("2026-12-02T08:00:00Z");
  await talk.step("it is the day after its last, and the pull request is looked at again", async () => {
    const payload = await harness.simulator.payloads.pullRequest("reopened", talk.number);
    await harness.simulator.deliver(`${harness.bot.url}/api/github/webhooks`, "pull_request", payload);
  });
  today = new Date("2026-11-27T12:00:00Z");
  await say(talk, "megan", "/connector waive parameter/summary-missing because of the brand");
  await say(talk, "megan", "/connector unwaive parameter/summary-missing");
  await talk.matches("waiver-ends");
});

test("a waiver goes along when the pull request renames the folder, there and back", async () => {
  const talk = await begin();
  await say(talk, "megan", "/connector waive title/not-end-alphanumeric because the brand ends in a dot");
  const { headSha } = harness.simulator.pullRequest(talk.number);
  const there = talk.name(await renamedFolder(harness, headSha, `${folder} Station`), "head 2");
  await talk.step("adele renames the folder", () => harness.simulator.push(talk.number, there));
  await talk.step("adele renames it back", () => harness.simulator.push(talk.number, headSha));
  await talk.matches("waiver-renamed-folder");
});

test("how a waiver ended is told once", async () => {
  const talk = await begin();
  await say(talk, "megan", "/connector waive title/not-end-alphanumeric because the brand ends in a dot");
  const [waiver] = harness.simulator.issueComments(talk.number);
  await talk.step("megan deletes her comment", () => harness.simulator.deleteComment(waiver?.id ?? 0));
  await push(talk, "head 2", ["dot"], { salt: `without ${number}` });
  await say(talk, "megan", "/connector waive title/not-end-alphanumeric because she was right");
  const notes = talk.name(
    await harness.simulator.commitFiles(harness.base, { "NOTES.md": `${number}\n` }, "Notes"),
    "head 3",
  );
  await talk.step("adele takes the connector out of the pull request", () =>
    harness.simulator.push(talk.number, notes),
  );
  expect(harness.simulator.checkRuns(notes)[0]?.summary).toContain(
    `The waiver of \`title/not-end-alphanumeric\` by megan ended: \`${folder}\` is no longer part of the pull request.`,
  );
  await push(talk, "head 4", ["no-parameter-summary"], { salt: `other ${number}` });
  await talk.matches("waiver-told-once");
});

test("a waiver is found again after the database was lost", async () => {
  const talk = await begin();
  await say(talk, "megan", "/connector waive title/not-end-alphanumeric because the brand ends in a dot");
  await talk.step("the database is lost", () => harness.loseDatabase());
  await push(talk, "head 2", ["dot", "no-parameter-summary"], { salt: `again ${number}` });
  harness.simulator.setPermission("megan", "read");
  await talk.step("megan may no longer write, and the database is lost again", () => harness.loseDatabase());
  await push(talk, "head 3", ["dot", "no-parameter-summary"], { salt: `once more ${number}` });
  harness.simulator.setPermission("megan", "write");
  await talk.matches("waiver-database-lost");
});

test("dispute", async () => {
  const talk = await begin();
  await say(talk, "adele", "/connector dispute title/not-end-alphanumeric because the brand ends in a dot");
  await say(talk, "mallory", "/connector dispute title/not-end-alphanumeric because I can");
  await say(talk, "adele", "/connector explain title/not-end-alphanumeric");
  const explained = harness.simulator.issueComments(number).at(-1)?.body;
  const metrics = await (await fetch(`${harness.bot.url}/metrics`)).text();
  await talk.step("the database is lost", () => harness.loseDatabase());
  await push(talk, "head 2", ["dot", "no-parameter-summary"], { salt: `disputed ${number}` });
  await say(talk, "megan", "/connector waive title/not-end-alphanumeric because adele is right");
  expect(explained).toMatch(/It spoke in \d+ of the last \d+ reviews here and was disputed 1 time\./);
  expect(metrics.match(/^connector_review_disputes_total.*$/gm)).toEqual([
    'connector_review_disputes_total{rule="title/not-end-alphanumeric"} 1',
  ]);
  await talk.matches("dispute");
});

test("hold and resume", async () => {
  const talk = await begin();
  await say(talk, "adele", "/connector hold");
  await say(talk, "megan", "/connector hold");
  await push(talk, "head 2", ["no-description"], { salt: `held ${number}` });
  await say(talk, "megan", "/connector resume");
  await talk.matches("hold-and-resume");
});

test("fix pushes where the app may, and is a patch where it may not", async () => {
  const talk = await begin();
  await say(talk, "mallory", "/connector fix");
  await say(talk, "adele", "/connector fix");
  harness.simulator.grant({ contents: "write" });
  await say(talk, "megan", "/connector fix");
  await say(talk, "megan", "/connector fix");
  harness.simulator.grant({ contents: "read" });
  await talk.matches("fix");
});

test("fix leaves a waived finding as it is and fixes the others of its rule", async () => {
  const talk = await begin();
  await say(talk, "megan", "/connector waive title/not-end-alphanumeric because the brand ends in a dot");
  await push(talk, "head 2", ["dot"], {
    salt: `two ${number}`,
    rewrite: (text) => text.replace('"Get a station"', '"Get a station."'),
  });
  harness.simulator.grant({ contents: "write" });
  await say(talk, "megan", "/connector fix");
  harness.simulator.grant({ contents: "read" });

  const { headSha } = harness.simulator.pullRequest(talk.number);
  const { git } = harness.simulator.world;
  const definition = (await git.tree(headSha, true))?.entries.find(({ path }) => path === swaggerPath);
  const text = (await git.read(definition?.sha ?? ""))?.content.toString("utf8");
  expect(text).toContain('"summary": "List alerts."');
  expect(text).toContain('"summary": "Get a station"');
  expect((await git.commit(headSha))?.message).toMatch(
    /^Apply 1 verified fix\n\n- title\/not-end-alphanumeric\n\nAsked for by megan\.\n/,
  );
});

/** By a stranger first, who changes nothing; what a maintainer decides is in force from then on. */
test.for([
  "recheck",
  "explain title/not-end-alphanumeric",
  "dispute title/not-end-alphanumeric because it is the brand",
  "waive title/not-end-alphanumeric because it is the brand",
  "unwaive title/not-end-alphanumeric",
  "acknowledge because nobody uses it yet",
  "fix",
  "hold",
  "resume",
  "help",
])("%s: by a stranger, the author and a maintainer", async (command) => {
  const talk = await begin();
  for (const user of ["mallory", "adele", "megan"]) await say(talk, user, `/connector ${command}`);
  await talk.matches(`by-each-${command.split(" ")[0]}`);
});

test("the buttons of the check run", async () => {
  const talk = await begin();
  const press = (user: string, identifier: string) =>
    talk.step(`${user} presses ${identifier}`, async () => {
      const run = harness.simulator.checkRuns(harness.simulator.pullRequest(talk.number).headSha).at(-1);
      const payload = harness.simulator.payloads.requestedAction(run?.id ?? 0, identifier, user);
      await harness.simulator.deliver(`${harness.bot.url}/api/github/webhooks`, "check_run", payload);
    });
  await press("adele", "explain");
  await press("adele", "recheck");
  await press("mallory", "recheck");
  await talk.matches("buttons");
});
