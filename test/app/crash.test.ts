/** Bots in processes of their own are killed in the middle of their work; GitHub and the database are what is left. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Simulator } from "../../src/simulator/simulator.ts";
import type { FaultOptions } from "../../src/simulator/state/faults.ts";
import { openStore } from "../../src/store/store.ts";
import { dataFolder } from "../helpers/data-folder.ts";
import { summariesOn } from "../helpers/summaries.ts";
import { keptLog, testDatabase, testDatabaseUrl } from "../store/open-test-store.ts";
import { brokenHead, fixableHead, settingsFor, startGitHub } from "./bot.ts";

// Processes start, and on PostgreSQL a heartbeat has to run out.
const timeout = 300_000;

describe("on the embedded database", { timeout }, () => {
  survivesKills("embedded", () => Promise.resolve(null));
});

describe.skipIf(testDatabaseUrl === undefined)(
  "on PostgreSQL (skipped when TEST_DATABASE_URL is not set)",
  { timeout },
  () => {
    survivesKills("shared", () => testDatabase(testDatabaseUrl ?? "", "app"));
  },
);

const rule = "title/not-end-alphanumeric";
/** What happens to the pull request of that number. */
const pulls = { unread: 1, written: 2, explained: 3, fixed: 4, waived: 5, revoked: 6, stopped: 7, shared: 8 };

interface Running {
  readonly bot: ChildProcess;
  readonly url: string;
}

/** Each test goes on with the bot that the one before it left: starting one takes seconds. */
function survivesKills(
  kind: "embedded" | "shared",
  makeDatabase: () => ReturnType<typeof testDatabase> | Promise<null>,
): void {
  let simulator: Simulator;
  let base: string;
  let dataDir: string;
  let database: Awaited<ReturnType<typeof testDatabase>> | null;
  let running: Running;
  const bots: ChildProcess[] = [];

  beforeAll(async () => {
    ({ simulator, base } = await startGitHub());
    simulator.grant({ contents: "write" });
    for (const person of ["megan", "miriam"]) simulator.setPermission(person, "write");
    dataDir = await dataFolder();
    database = await makeDatabase();
    running = await startProcess();
  });

  afterAll(async () => {
    for (const bot of bots) {
      bot.kill("SIGKILL");
      if (bot.exitCode === null && bot.signalCode === null) await once(bot, "exit");
    }
    const violations = [...simulator.violations];
    await simulator.close();
    await database?.remove();
    await rm(dataDir, { recursive: true, force: true });
    expect(violations).toEqual([]);
  });

  async function startProcess(): Promise<Running> {
    const bot = fork(fileURLToPath(new URL("bot-process.ts", import.meta.url)));
    bots.push(bot);
    bot.send(settingsFor(simulator, dataDir, database?.url ?? null));
    const [{ url }] = await once(bot, "message");
    return { bot, url };
  }

  async function open(number: number, headOf: typeof brokenHead): Promise<() => Promise<number>> {
    const head = await headOf({ simulator, base }, "x".repeat(number));
    await simulator.openPullRequest({ number, head, author: "adele" });
    const payload = await simulator.payloads.pullRequest("opened", number);
    return () => deliver("pull_request", payload);
  }

  async function say(number: number, user: string, body: string) {
    const { id } = simulator.comment(number, user, body);
    const payload = await simulator.payloads.issueComment("created", id);
    return { id, deliver: () => deliver("issue_comment", payload) };
  }

  async function deliver(event: string, payload: unknown, to = running.url): Promise<number> {
    return (await simulator.deliver(`${to}/api/github/webhooks`, event, payload)).statusCode;
  }

  /** The requests arrive, the bot is killed while it waits for all of them, and only then GitHub does what was asked. */
  async function killAt(requests: readonly FaultOptions[], ...begin: (() => Promise<number>)[]) {
    const dead = once(running.bot, "exit");
    const arrived = requests.map((request) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      const before = async () => {
        resolve();
        await dead;
      };
      simulator.fail({ ...request, before });
      return promise;
    });
    for (const each of begin) expect(await each()).toBe(202);
    await Promise.all(arrived);
    running.bot.kill("SIGKILL");
    await dead;
  }

  /** Until nothing waits and nothing runs, as an operator sees it. */
  async function quiet(): Promise<void> {
    for (;;) {
      const text = await (await fetch(`${running.url}/metrics`)).text();
      const jobs = [...text.matchAll(/queue_jobs\{state="(?:waiting|active)"\} (\d+)/g)];
      if (jobs.length === 2 && jobs.every(([, count]) => count === "0")) return;
      await pause(50);
    }
  }

  const checks = (number: number) =>
    simulator
      .checkRuns(simulator.pullRequest(number).headSha)
      .map(({ status, conclusion }) => `${status} ${conclusion}`);
  const reactions = (id: number) =>
    simulator.reactions.filter(({ commentId }) => commentId === id).map(({ content }) => content);
  const answers = (number: number) =>
    simulator
      .issueComments(number)
      .map(({ body }) => body)
      .filter((body) => body.startsWith("<!-- connector-review:answer"));

  function expectOneReview(number: number): void {
    const bodies = simulator.reviewComments(number).map(({ body }) => body);
    expect(checks(number)).toEqual(["completed failure"]);
    expect(simulator.reviews(number)).toHaveLength(1);
    expect(new Set(bodies).size).toBe(bodies.length);
    expect(summariesOn(simulator, number)).toHaveLength(1);
  }

  test("what was under way at kill -9 is carried out after the restart, once: reviews, an answer, a commit", async () => {
    const unread = await open(pulls.unread, brokenHead);
    const written = await open(pulls.written, brokenHead);
    await open(pulls.explained, fixableHead);
    await open(pulls.fixed, fixableHead);
    const words = `/connector explain ${rule}\n/connector dispute ${rule} because it is a name\n/connector recheck`;
    const explain = await say(pulls.explained, "adele", words);
    const fix = await say(pulls.fixed, "adele", "/connector fix");

    const requests: FaultOptions[] = [
      {
        method: "GET",
        path: `/git/trees/${simulator.pullRequest(pulls.unread).headSha}`,
        behavior: "hang-up",
      },
      { method: "POST", path: `/pulls/${pulls.written}/reviews` },
      { method: "POST", path: `/issues/${pulls.explained}/comments` },
      { method: "PATCH", path: `/git/refs/heads%2Fchange-${pulls.fixed}` },
    ];
    await killAt(requests, unread, written, explain.deliver, fix.deliver);
    running = await startProcess();
    // GitHub sends what it is asked for again.
    expect(await explain.deliver()).toBe(202);
    await quiet();

    expectOneReview(pulls.unread);
    expectOneReview(pulls.written);
    expect(reactions(explain.id)).toEqual(["eyes", "+1"]);
    expect(answers(pulls.explained)).toEqual([expect.stringContaining(`\`${rule}\``)]);
    expect(checks(pulls.explained)).toEqual(["completed failure"]);
    expect(reactions(fix.id)).toEqual(["eyes", "+1"]);
    expect(answers(pulls.fixed)).toEqual([]);
    expect(simulator.pullRequest(pulls.fixed).heads).toHaveLength(2);
  });

  test("a waiver is given once; whether its author may is asked again, and what was reviewed with it is reviewed anew", async () => {
    await open(pulls.waived, fixableHead);
    await open(pulls.revoked, fixableHead);
    const waive = await say(pulls.waived, "megan", `/connector waive ${rule} because of the brand`);
    const revoked = await say(pulls.revoked, "miriam", `/connector waive ${rule} because of the brand`);

    const last = ({ id }: { readonly id: number }): FaultOptions => ({
      method: "POST",
      path: `/issues/comments/${id}/reactions`,
      after: 1,
    });
    const requests: FaultOptions[] = [last(waive), { ...last(revoked), behavior: "hang-up" }];
    await killAt(requests, waive.deliver, revoked.deliver);
    simulator.setPermission("miriam", "read");
    running = await startProcess();
    await quiet();

    expect(reactions(waive.id)).toEqual(["eyes", "+1"]);
    expect(checks(pulls.waived)).toEqual(["completed success"]);
    expect(reactions(revoked.id)).toEqual(["eyes", "confused"]);
    expect(checks(pulls.revoked).at(-1)).toBe("completed failure");
  });

  test("a bot that is asked to stop ends its review first and exits with 0; what people said stands once", async () => {
    const stopped = await open(pulls.stopped, brokenHead);
    simulator.fail({
      method: "GET",
      path: `/git/trees/${simulator.pullRequest(pulls.stopped).headSha}`,
      delayMilliseconds: 500,
      before: () => void running.bot.kill("SIGTERM"),
    });

    await stopped();
    const [code] = await once(running.bot, "exit");
    const store = await openStore({
      ...(database === null ? { dataDir } : { databaseUrl: database.url }),
      log: keptLog().log,
    });
    const { repositoryId } = simulator.world;
    const decided = async (pullNumber: number) =>
      (await store.decisions.of({ repositoryId, pullNumber })).map(({ by, isAccepted }) => [by, isAccepted]);
    const decisions = [await decided(pulls.waived), await decided(pulls.revoked)];
    const disputes = await store.audit.disputes();
    await store.close();

    expect(code).toBe(0);
    expectOneReview(pulls.stopped);
    expect(decisions).toEqual([[["megan", true]], [["miriam", false]]]);
    expect(disputes).toEqual([{ rule, count: 1 }]);
  });

  // The embedded database is one process's: there is nothing to share.
  if (kind === "embedded") return;
  test("two bots on one database share fifty events and make one review", async () => {
    const [one, other] = await Promise.all([startProcess(), startProcess()]);
    running = one;
    await open(pulls.shared, brokenHead);
    const payload = await simulator.payloads.pullRequest("opened", pulls.shared);

    const statuses = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        deliver("pull_request", payload, index % 2 === 0 ? one.url : other.url),
      ),
    );
    await quiet();

    expect(new Set(statuses)).toEqual(new Set([202]));
    expectOneReview(pulls.shared);
  });
}
