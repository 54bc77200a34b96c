/** The app was uninstalled or suspended while work of it was queued: there is nothing to do, and nothing failed. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { jsonLog } from "../../../src/app/json-log.ts";
import { brokenHead, type Harness, startHarness } from "../bot.ts";

const deliveries = {
  "pull_request.synchronize": async ({ simulator, base }: Harness) => [
    "pull_request",
    await simulator.payloads.synchronize(1, base),
  ],
  "merge_group.checks_requested": async ({ simulator, base }: Harness) => [
    "merge_group",
    await simulator.payloads.mergeGroup(simulator.pullRequest(1).headSha, "main", base),
  ],
  "check_suite.rerequested": async ({ simulator }: Harness) => [
    "check_suite",
    await simulator.payloads.checkSuite("rerequested", simulator.pullRequest(1).headSha),
  ],
  "issue_comment.created": async ({ simulator }: Harness) => [
    "issue_comment",
    await simulator.payloads.issueComment("created", simulator.comment(1, "adele", "/connector help").id),
  ],
} as const;

type Installation = Harness["simulator"]["switches"]["installation"];

describe.each<[string, Installation, boolean]>([
  ["uninstalled before the first token", "uninstalled", false],
  ["uninstalled while a token was valid", "uninstalled", true],
  ["suspended before the first token", "suspended", false],
  ["suspended while a token was valid", "suspended", true],
])("%s", (_, installation, hasToken) => {
  let harness: Harness;
  const logged: { level: number; msg?: string }[] = [];

  beforeAll(async () => {
    const log = jsonLog("info", { write: (line) => logged.push(JSON.parse(line)) });
    harness = await startHarness({ retries: 2, log });
    const head = await brokenHead(harness);
    await harness.simulator.openPullRequest({ number: 1, head, fork: true, author: "adele" });
    if (hasToken) await harness.open(1);
    harness.simulator.switches.installation = installation;
  });

  /** Without a library's own news that it waits for a token of a few seconds ago. */
  function problems() {
    return logged.filter(({ level, msg }) => level >= 40 && msg?.startsWith("[@octokit/auth-app]") !== true);
  }

  beforeEach(() => {
    harness.events.length = 0;
    logged.length = 0;
  });

  afterAll(() => harness.close());

  test.each(Object.entries(deliveries))("%s", async (name, payloadOf) => {
    const [event, payload] = await payloadOf(harness);
    await harness.deliver(String(event), payload);
    await harness.bot.idle();

    const isReview = name.startsWith("pull_request") || name.startsWith("merge_group");
    expect(harness.events.map(({ result }) => result)).toEqual(isReview ? ["nothing-to-do"] : []);
    expect(problems()).toEqual([]);
    expect(await harness.bot.queue.stats()).toMatchObject({ failed: 0, waiting: 0 });
  });

  test("the sweeps", async () => {
    await harness.bot.sweep();

    expect(problems()).toEqual([]);
  });
});

describe("removed from the repository, but not uninstalled", () => {
  let harness: Harness;
  const logged: { level: number; msg?: string }[] = [];

  beforeAll(async () => {
    const log = jsonLog("info", { write: (line) => logged.push(JSON.parse(line)) });
    harness = await startHarness({ retries: 2, log });
    const head = await brokenHead(harness);
    await harness.simulator.openPullRequest({ number: 1, head, fork: true, author: "adele" });
    harness.simulator.fail({ path: "/repos/contoso/connectors", behavior: "not-found", times: 1000 });
  });

  beforeEach(() => {
    harness.events.length = 0;
    logged.length = 0;
  });

  afterAll(() => harness.close());

  test.each(Object.entries(deliveries))("%s", async (_, payloadOf) => {
    const [event, payload] = await payloadOf(harness);
    await harness.deliver(String(event), payload);
    await harness.bot.idle();

    expect(harness.events.map(({ result }) => result).filter((result) => result !== "nothing-to-do")).toEqual(
      [],
    );
    expect(logged.filter(({ level }) => level >= 40)).toEqual([]);
    expect(await harness.bot.queue.stats()).toMatchObject({ failed: 0, waiting: 0 });
  });

  test("the sweeps", async () => {
    await harness.bot.sweep();

    expect(logged.filter(({ level }) => level >= 40)).toEqual([]);
  });
});

test("an app that is removed from the repository during a review has nothing to do", async () => {
  const logged: { level: number; msg?: string }[] = [];
  const log = jsonLog("info", { write: (line) => logged.push(JSON.parse(line)) });
  const harness = await startHarness({ retries: 2, log });
  const head = await brokenHead(harness);
  await harness.simulator.openPullRequest({ number: 1, head, fork: true, author: "adele" });
  const remove = () =>
    harness.simulator.fail({ path: "/repos/contoso/connectors", behavior: "not-found", times: 1000 });
  harness.simulator.fail({ method: "GET", path: "/git/trees/", behavior: "not-found", before: remove });

  await harness.open(1);

  expect(harness.events.map(({ result }) => result)).toEqual(["nothing-to-do"]);
  expect(logged.filter(({ level }) => level >= 40)).toEqual([]);
  await harness.close();
});

test("a repository that the app was removed from has no merge group to check", async () => {
  const harness = await startHarness({ retries: 1 });
  const head = await brokenHead(harness);
  harness.simulator.fail({ method: "GET", path: `/commits/${head}/check-runs`, behavior: "not-found" });

  await harness.deliver(
    "merge_group",
    await harness.simulator.payloads.mergeGroup(head, "main", harness.base),
  );
  await harness.bot.idle();

  expect(harness.events.map(({ result }) => result)).toEqual(["nothing-to-do"]);
  await harness.close();
});
