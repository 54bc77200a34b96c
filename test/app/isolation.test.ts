/** Connectors made to break their reviewer break the review of themselves, and nothing else. */
import { once } from "node:events";
import { afterEach, expect, test } from "vitest";
import { type Isolation, openIsolation } from "../../src/app/isolation/isolation.ts";
import type { ThreadLimits } from "../../src/app/isolation/threads.ts";
import type { Review } from "../../src/review/finding/finding.ts";
import { type ChangeRequest, reviewChange } from "../../src/review/run/review.ts";
import type { Reviewer } from "../../src/review/run/reviewer.ts";
import { defaultSettings } from "../../src/review/settings.ts";
import { memoryTree } from "../helpers/memory-tree.ts";
import { swaggerOf } from "../review/two-line-rule.ts";
import { cleanHead, startHarness } from "./bot.ts";
import { fewRules } from "./hostile/few-rules.ts";

const opened: Isolation[] = [];
const stops: unknown[] = [];

afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
  stops.length = 0;
});

const fewRulesWorker = new URL("hostile/few-rules-worker.ts", import.meta.url);

function isolation(limits: Partial<ThreadLimits> = {}): Isolation {
  const one = openIsolation(
    {
      rules: fewRules,
      log: { warn: () => {} },
      metrics: { stop: (by) => stops.push(by) },
    },
    { entry: fewRulesWorker, megabytes: 64, ...limits },
  );
  opened.push(one);
  return one;
}

type Files = Readonly<Record<string, string>>;

function review(reviewer: Reviewer | undefined, head: Files, base: Files = {}): Promise<Review> {
  const request: ChangeRequest = {
    rules: fewRules,
    settings: defaultSettings,
    base: memoryTree(base),
    baseSha: null,
    head: memoryTree(head),
    headSha: null,
  };
  return reviewChange(reviewer === undefined ? request : { ...request, reviewer });
}

function connector(folder: string, title: string, summary = "right"): Files {
  return {
    [`${folder}/apiDefinition.swagger.json`]: swaggerOf({ Get: summary }).replace("Contoso", title),
    [`${folder}/apiProperties.json`]: '{"properties":{"iconBrandColor":"#0055aa"}}',
  };
}

/** Of each connector: its verdict, what was found, and what was not checked. */
function outcomes({ connectors }: Review) {
  return connectors.map(({ folder, verdict, findings, unchecked }) => ({
    folder,
    verdict,
    found: findings.map(({ rule }) => rule),
    unchecked: unchecked.map(({ rule, because, detail }) => `${rule}, ${because}: ${detail}`),
  }));
}

test("another thread says what this one would say", async () => {
  const before = connector("a", "A", "wrong");
  const after = { ...connector("a", "A", "wrong, still"), ...connector("b", "B", "wrong") };

  const there = await review(isolation().reviewer("run"), after, before);

  expect(there).toEqual(await review(undefined, after, before));
  expect(outcomes(there).map(({ folder, found }) => [folder, found])).toEqual([
    ["a", ["test/wrong-summary", "test/any-colour"]],
    ["b", ["test/wrong-summary", "test/any-colour"]],
  ]);
});

test.each([
  ["Loop for ever", 1_000, "timeout", "timeout: it took longer than 1 s on this connector"],
  ["Take all memory", 30_000, "memory", "rule-crashed: it took more than 64 MB of memory on this connector"],
  ["End the thread", 30_000, "crash", "rule-crashed: the reviewer crashed on this connector"],
])(
  "%s: the rule is not checked, all others are, and so is the next connector",
  async (deed, milliseconds, by, reason) => {
    const head = { ...connector("a", deed), ...connector("b", "B", "wrong") };

    const found = await review(isolation({ milliseconds }).reviewer("run"), head);

    expect(outcomes(found)).toEqual([
      {
        folder: "a",
        verdict: "incomplete",
        found: ["test/any-colour"],
        unchecked: [`test/obedient, ${reason}`],
      },
      { folder: "b", verdict: "fail", found: ["test/wrong-summary", "test/any-colour"], unchecked: [] },
    ]);
    expect(stops).toEqual([by]);
  },
);

test("scripts are parsed in the thread; one that exhausts the parser changes nothing for the next", async () => {
  const script = `class Script : ScriptBase { public override Task<HttpResponseMessage> ExecuteAsync() => F(); }`;
  const head = {
    ...connector("a", "A", "wrong"),
    "a/script.csx": "a<".repeat(50_000),
    ...connector("b", "B", "wrong"),
    "b/script.csx": script,
  };

  const found = await review(isolation().reviewer("run"), head);

  expect(outcomes(found)).toEqual(
    ["a", "b"].map((folder) => ({
      folder,
      verdict: "fail",
      found: ["test/wrong-summary", "test/any-colour"],
      unchecked: [],
    })),
  );
  expect(stops).toEqual([]);
});

const allRules = fewRules.map(({ id }) => id);
const allCrashed = {
  verdict: "incomplete",
  found: [],
  unchecked: allRules.map((rule) => `${rule}, rule-crashed: the reviewer crashed on this connector`),
};

test("where no rule is to blame, none is shown as checked", async () => {
  const found = await review(isolation().reviewer("run"), connector("a", "Throw out of turn"));

  expect(outcomes(found)).toEqual([{ folder: "a", ...allCrashed }]);
});

test("nor where the connector is stopped again without the rule; and four stops in one review are enough", async () => {
  const hostile = "End the thread and again";
  const head = { ...connector("a", hostile), ...connector("b", hostile), ...connector("c", "C", "wrong") };
  const { reviewer } = isolation();

  const found = await review(reviewer("run"), head);
  const next = await review(reviewer("another run"), connector("c", "C", "wrong"));

  const skipped = allRules.map(
    (rule) => `${rule}, timeout: connectors before it in this pull request used up the time`,
  );
  expect(outcomes(found)).toEqual([
    { folder: "a", ...allCrashed },
    { folder: "b", ...allCrashed },
    { folder: "c", verdict: "incomplete", found: [], unchecked: skipped },
  ]);
  expect(next.verdict).toBe("fail");
});

test("what waits for a thread gets one when those before it had to be stopped", async () => {
  const { reviewer } = isolation({ milliseconds: 1_000 });

  const found = await Promise.all(
    ["Wait for ever", "Wait for ever", "C"].map((title) => review(reviewer("run"), connector("a", title))),
  );

  expect(found.map(({ verdict }) => verdict)).toEqual(["incomplete", "incomplete", "pass"]);
});

test("a worker that cannot be loaded is a failure of the reviewer, not of the connector", async () => {
  const { reviewer } = isolation({ entry: new URL("hostile/no-such-worker.ts", import.meta.url) });

  await expect(review(reviewer("run"), connector("a", "A"))).rejects.toThrow(
    "A thread of the reviewer could not go on.",
  );
  expect(stops).toEqual([]);
});

test("while a connector keeps a thread busy for ever the bot answers, and then says what it could not check", async () => {
  const entry = new URL("hostile/endless-worker.ts", import.meta.url);
  const harness = await startHarness({ isolation: { entry, milliseconds: 2_000 } });
  const channel = new BroadcastChannel("hostile");
  const looping = once(channel, "message");
  const head = await cleanHead(harness);
  await harness.simulator.openPullRequest({ number: 1, head });

  const done = harness.open(1);
  await looping;
  const health = await fetch(`${harness.bot.url}/healthz`);
  const reviewedMeanwhile = harness.events.length;
  await done;

  channel.close();
  const [run] = harness.simulator.checkRuns(head);
  await harness.close();
  expect([health.status, reviewedMeanwhile]).toEqual([200, 0]);
  expect([run?.status, run?.conclusion]).toEqual(["completed", "neutral"]);
  expect(run?.title).toContain("Not completely reviewed");
  expect(run?.summary).toMatch(/Fabrikam Weather: \d{3} rules, it took longer than 2 s on this connector/);
});
