/**
 * The bot, `plan` and `review --publish` plan the same for the same commits. `plan` knows commits and settings only, so it
 * is compared on a pull request without a conversation; `review --publish` knows what the bot knows.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { settingsPath } from "../../src/config/repository-settings.ts";
import type { Action, Plan } from "../../src/publish/plan/plan.ts";
import { rules } from "../../src/rules/index.ts";
import { type Harness, startHarness } from "../app/bot.ts";
import { type Ended, runCommand } from "../cli/run-command.ts";

const folder = "independent-publisher-connectors/Fabrikam Weather";
const swaggerPath = `${folder}/apiDefinition.swagger.json`;
const fixture = join(import.meta.dirname, "../../fixtures/connectors/clean-independent");

/** The rules that run: the others, and how many there are, don't matter here. */
const running = new Set([
  "title/not-end-alphanumeric",
  "parameter/summary-missing",
  "operation/description-missing",
  "breaking-change/operation-renamed",
]);
const off = rules.filter(({ id }) => !running.has(id)).map(({ id }) => `  ${id}: off\n`);

function settingsWith(lines: number): string {
  return [
    `rules:\n${off.join("")}`,
    `comments:\n  lines: ${lines}\n`,
    "labels:\n  prefix: 'connector/'\n",
    "waivers:\n  - rule: operation/description-missing\n    because: the texts come later\n    until: 2099-12-31\n",
  ].join("");
}

let harness: Harness;
let swagger: string;
let number = 0;

beforeAll(async () => {
  harness = await startHarness({ personalTokens: { ghp_megan: "megan" } });
  harness.simulator.setPermission("megan", "write");
  // `plan` plans for an author who is new to the repository.
  harness.simulator.world.switches.firstTimers.add("adele");
  swagger = await readFile(join(fixture, "apiDefinition.swagger.json"), "utf8");
});
afterAll(() => harness.close());

interface Change {
  readonly base: string;
  readonly head: string;
}

/** A commit with these settings, and one on it that makes four mistakes. */
async function changeUnder(settings: string): Promise<Change> {
  const { simulator, base: clean } = harness;
  const base = await simulator.commitFiles(clean, { [settingsPath]: settings }, "Settings", { ref: "main" });
  const mistaken = swagger
    .replace('"List stations"', '"List stations."')
    .replace('"operationId": "GetStation"', '"operationId": "FindStation"')
    .replace(/( *"name": "country",\n)( *"in": "query",\n)/, "$2$1")
    .replace(/ *"x-ms-summary": "Country",\n/, "")
    .replace(/ *"description": "Gets what a weather station has measured[^\n]*\n/, "");
  const head = await simulator.commitFiles(base, { [swaggerPath]: mistaken }, "Make mistakes");
  return { base, head };
}

async function open(head: string): Promise<number> {
  number += 1;
  await harness.simulator.openPullRequest({ number, head, fork: true, author: "adele" });
  return number;
}

/** Opens the pull request, with comments that the bot gets before its first review. */
async function reviewedByBot(head: string, ...comments: readonly string[]): Promise<Plan | undefined> {
  const pull = await open(head);
  harness.events.length = 0;
  for (const body of comments) {
    const { id } = harness.simulator.comment(pull, "megan", body);
    await harness.deliver("issue_comment", await harness.simulator.payloads.issueComment("created", id));
    await harness.bot.idle();
  }
  if (comments.length === 0) await harness.open(pull);
  return harness.events.at(-1)?.end?.plan;
}

async function publishedByCommand(head: string, ...comments: readonly string[]): Promise<Ended> {
  const pull = await open(head);
  for (const body of comments) harness.simulator.comment(pull, "megan", body);
  harness.simulator.forgetRequests();
  const environment = { GITHUB_TOKEN: "ghp_megan", GITHUB_API_URL: harness.simulator.url };
  return await runCommand(["review", `contoso/connectors#${pull}`, "--publish"], { environment });
}

async function planned({ base, head }: Change): Promise<Plan> {
  const repo = harness.simulator.world.git.directory;
  const args = ["plan", "--base", base, "--head", head, "--repo", repo, "--format", "json"];
  const { out, err } = await runCommand(args);
  expect(err).toBe("");
  return JSON.parse(out);
}

/** What a person sees of our own on the newest pull request. */
function posted() {
  const { simulator } = harness;
  const isOurs = ({ body }: { readonly body: string }) => body.startsWith("<!-- connector-review:");
  return {
    reviews: simulator.reviews(number).map(({ body }) => masked(body)),
    lines: simulator.reviewComments(number).map(({ path, line, body }) => [path, line, masked(body)]),
    comments: simulator
      .issueComments(number)
      .filter(isOurs)
      .map(({ body }) => masked(body)),
    labels: [...simulator.pullRequest(number).labels].sort(),
  };
}

/** Without the ids of comments that decisions are named by, and without the address of the files. */
function masked(body: string): string {
  return withoutFileLinks(body).replace(/\b\d+\.(\d+:[0-9a-f]{16}:)/g, "<comment>.$1");
}

function withoutFileLinks(body: string): string {
  return body.replace(/\[([^\]]*)\]\(https?:\/\/[^/]+\/contoso\/connectors\/blob\/[^)]*\)/g, "$1");
}

/** Without what a local clone can't know: author, address of the files, ids and times of a run. */
function known({ actions, placements }: Plan): unknown {
  const text = JSON.stringify({ actions: actions.map(withoutRun), placements }, (_, value: unknown) =>
    typeof value === "string" ? withoutFileLinks(value).replaceAll("**adele**", "**author**") : value,
  );
  return JSON.parse(text);
}

function withoutRun(action: Action): Action {
  if (action.kind !== "complete-check-run") return action;
  const summary = action.output.summary.replace(/ in \d+\.\d+ s\b| · run `[^`]*`/g, "");
  return { ...action, externalId: "", output: { ...action.output, summary } };
}

const decisions = [
  "/connector waive title/not-end-alphanumeric because the brand ends in a dot",
  "/connector acknowledge because nobody uses it yet",
  "/connector dispute parameter/summary-missing because the name says it",
  "/connector waive icon/square because it is round",
].join("\n");

test.each([0, 1])(
  "`plan` knows the settings as the bot does: %i line comments, labels, the settings' waivers",
  async (lines) => {
    const change = await changeUnder(settingsWith(lines));

    const bot = await reviewedByBot(change.head);
    const plan = await planned(change);

    expect(plan.placements.filter(({ where }) => where === "line")).toHaveLength(lines);
    expect(plan.actions.map(({ kind }) => kind)).toContain("set-labels");
    expect(known(plan)).toEqual(known(bot ?? plan));
    expect(bot).toBeDefined();
  },
);

test("`plan` says as the bot does that settings can't be used, and plans with the defaults", async () => {
  const change = await changeUnder("rulse: {}\n");

  await reviewedByBot(change.head);
  const plan = await planned(change);

  const note = /`\.github\/connector-review\.yml` of the base branch cannot be used[^\n]*/;
  const [bot] = harness.simulator.reviews(number).map(({ body }) => note.exec(body)?.[0]);
  expect(bot).toBeDefined();
  expect(JSON.stringify(plan.actions.find(({ kind }) => kind === "create-review"))).toContain(
    JSON.stringify(bot).slice(1, -1),
  );
});

test.each([0, 1])(
  "`review --publish` posts what the bot posts: %i line comments, labels, waivers, an acknowledgement, a dispute, notes",
  async (lines) => {
    const { head } = await changeUnder(settingsWith(lines));

    await reviewedByBot(head, decisions);
    const bot = posted();
    const ended = await publishedByCommand(head, decisions);

    expect(bot.lines).toHaveLength(lines);
    expect(JSON.stringify(bot)).toContain("has nothing to apply to");
    expect(bot.labels).toEqual(["connector/disputed", "connector/needs changes"]);
    expect(posted()).toEqual(bot);
    expect(ended.err).toContain(`Published 2 changes to the conversation, no check run`);
  },
);

test("`review --publish` reads what is decided in the text of a review", async () => {
  const { head } = await changeUnder(settingsWith(1));
  const pull = await open(head);
  harness.simulator.submitReview(pull, "megan", `Fine with me.\n\n${decisions}`);
  const environment = { GITHUB_TOKEN: "ghp_megan", GITHUB_API_URL: harness.simulator.url };

  await runCommand(["review", `contoso/connectors#${pull}`, "--publish"], { environment });
  const inReview = posted();
  await publishedByCommand(head, decisions);

  expect(inReview.labels).toEqual(["connector/disputed", "connector/needs changes"]);
  expect(inReview.lines).toEqual(posted().lines);
});

test("`review --publish` makes no comment on a file, a label or a line that the settings exclude", async () => {
  const settings = `rules:\n${off.join("")}comments:\n  lines: 0\n  files: 0\n`;
  const change = await changeUnder(settings);

  const bot = await reviewedByBot(change.head);
  const ofBot = posted();
  await publishedByCommand(change.head);

  expect(ofBot.lines).toEqual([]);
  expect(posted()).toEqual(ofBot);
  expect(known(await planned(change))).toEqual(known(bot ?? (await planned(change))));
});

test.each([
  ["closed", { merged: false }],
  ["merged", { merged: true }],
])("on a pull request that is %s nothing is published", async (how, options) => {
  const { head } = await changeUnder(settingsWith(1));
  const pull = await open(head);
  harness.simulator.closePullRequest(pull, options);
  const environment = { GITHUB_TOKEN: "ghp_megan", GITHUB_API_URL: harness.simulator.url };

  const ended = await runCommand(["review", `contoso/connectors#${pull}`, "--publish"], { environment });

  expect(posted()).toEqual({ reviews: [], lines: [], comments: [], labels: [] });
  expect([ended.code, ended.err]).toEqual([
    2,
    `connector-review: The pull request is ${how}.\nThere is nothing to publish.\n`,
  ]);
});

test("`review` without --publish shows what was decided, too", async () => {
  const { head } = await changeUnder(settingsWith(1));
  await publishedByCommand(head, decisions);
  const environment = { GITHUB_TOKEN: "ghp_megan", GITHUB_API_URL: harness.simulator.url };

  const args = ["review", `contoso/connectors#${number}`, "--format", "json"];
  const { connectors } = JSON.parse((await runCommand(args, { environment })).out);

  const waived = connectors[0].findings.filter((one: { waived: unknown }) => one.waived !== null);
  expect(waived.map(({ rule }: { rule: string }) => rule).sort()).toEqual([
    "breaking-change/operation-renamed",
    "operation/description-missing",
    "title/not-end-alphanumeric",
  ]);
});

test("on hold neither the bot nor `review --publish` posts anything, and both say so", async () => {
  const { head } = await changeUnder(settingsWith(1));

  await reviewedByBot(head, "/connector hold");
  const bot = posted();
  const ended = await publishedByCommand(head, "/connector hold");

  expect(bot).toEqual({ reviews: [], lines: [], comments: [], labels: [] });
  expect(posted()).toEqual(bot);
  expect(ended.err).toContain("On hold by megan: nothing was published.");
});

test("what a person without the right decides doesn't count for `review --publish`", async () => {
  const { head } = await changeUnder(settingsWith(1));
  const pull = await open(head);
  harness.simulator.comment(pull, "mallory", `/connector hold\n${decisions}`);
  const environment = { GITHUB_TOKEN: "ghp_megan", GITHUB_API_URL: harness.simulator.url };

  await runCommand(["review", `contoso/connectors#${pull}`, "--publish"], { environment });

  expect(posted().labels).toEqual(["connector/needs changes"]);
  expect(JSON.stringify(posted())).not.toContain("nothing to apply to");
});
