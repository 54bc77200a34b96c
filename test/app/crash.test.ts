import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Simulator } from "../../src/demo/simulator.ts";
import { brokenHead, settingsFor, startGitHub } from "./bot.ts";

let simulator: Simulator;
let head: string;
let dataDir: string;
const bots: ChildProcess[] = [];

beforeEach(async () => {
  const github = await startGitHub();
  simulator = github.simulator;
  head = await brokenHead(github);
  await simulator.openPullRequest({ number: 1, head });
  dataDir = await mkdtemp(join(tmpdir(), "connector-review-"));
});

afterEach(async () => {
  for (const bot of bots.splice(0)) {
    bot.kill("SIGKILL");
    if (bot.exitCode === null && bot.signalCode === null) await once(bot, "exit");
  }
  const violations = [...simulator.violations];
  await simulator.close();
  await rm(dataDir, { recursive: true, force: true });
  expect(violations).toEqual([]);
});

async function startProcess(databaseUrl: string | null): Promise<{ bot: ChildProcess; url: string }> {
  const bot = fork(fileURLToPath(new URL("bot-process.ts", import.meta.url)));
  bots.push(bot);
  bot.send(settingsFor(simulator, dataDir, databaseUrl));
  const [{ url }] = await once(bot, "message");
  return { bot, url };
}

/** Kills the bot when it asks for `path`; resolves when it is gone. */
function killAt(bot: ChildProcess, method: string, path: string, isAnswered: boolean): Promise<void> {
  return new Promise((resolve) => {
    simulator.fail({
      method,
      path,
      ...(isAnswered ? { behaviour: "written-then-502" as const } : {}),
      before: async () => {
        bot.kill("SIGKILL");
        await once(bot, "exit");
        resolve();
      },
    });
  });
}

async function reviewed(): Promise<void> {
  const isDone = () => simulator.checkRuns(head).some(({ status }) => status === "completed");
  for (let tick = 0; tick < 500 && !isDone(); tick += 1)
    await new Promise((resolve) => setTimeout(resolve, 50));
}

async function crashAndRestart(
  databaseUrl: string | null,
  method: string,
  path: string,
  isAnswered: boolean,
) {
  const first = await startProcess(databaseUrl);
  const killed = killAt(first.bot, method, path, isAnswered);
  const payload = await simulator.payloads.pullRequest("opened", 1);
  const { statusCode } = await simulator.deliver(`${first.url}/api/github/webhooks`, "pull_request", payload);
  await killed;
  await startProcess(databaseUrl);
  await reviewed();
  return statusCode;
}

/** One of each, whatever happened before. */
function expectOneReview(): void {
  expect(simulator.checkRuns(head).map(({ status, conclusion }) => [status, conclusion])).toEqual([
    ["completed", "failure"],
  ]);
  expect(simulator.reviews(1)).toHaveLength(1);
  expect(new Set(simulator.reviewComments(1).map(({ body }) => body)).size).toBe(
    simulator.reviewComments(1).length,
  );
  expect(simulator.issueComments(1)).toHaveLength(1);
}

test("a bot killed while it reads files ends the review after its restart", async () => {
  expect(await crashAndRestart(null, "GET", "/git/trees/", false)).toBe(202);

  expectOneReview();
});

test("a bot killed after its review was written does not write it again", async () => {
  await crashAndRestart(null, "POST", "/pulls/1/reviews", true);

  expectOneReview();
});

test("a bot that is asked to stop ends its review first and exits with 0", async () => {
  const { bot, url } = await startProcess(null);
  simulator.fail({
    method: "GET",
    path: "/git/trees/",
    delayMilliseconds: 500,
    before: () => {
      bot.kill("SIGTERM");
    },
  });

  await simulator.deliver(
    `${url}/api/github/webhooks`,
    "pull_request",
    await simulator.payloads.pullRequest("opened", 1),
  );
  const [code] = await once(bot, "exit");

  expect(code).toBe(0);
  expectOneReview();
});

const databaseUrl = process.env["TEST_DATABASE_URL"];

test.skipIf(databaseUrl === undefined)(
  "on PostgreSQL, too",
  async () => {
    await crashAndRestart(databaseUrl ?? null, "POST", "/pulls/1/reviews", true);

    expectOneReview();
  },
  60_000,
);

test.skipIf(databaseUrl === undefined)(
  "two bots on one database share fifty events and make one review",
  async () => {
    const [one, other] = await Promise.all([
      startProcess(databaseUrl ?? null),
      startProcess(databaseUrl ?? null),
    ]);
    const payload = await simulator.payloads.pullRequest("opened", 1);

    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => {
        const { url } = index % 2 === 0 ? one : other;
        return simulator.deliver(`${url}/api/github/webhooks`, "pull_request", payload);
      }),
    );
    await reviewed();
    // Jobs that came in the meantime begin within a second, find the review and write nothing.
    await new Promise((resolve) => setTimeout(resolve, 1500));

    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([202]));
    expectOneReview();
  },
  60_000,
);
