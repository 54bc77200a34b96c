/** People edit the title and the description as a finding asks: the same head is reviewed again. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { markOf, namesWords } from "../../../src/pull-request/review-mark.ts";
import { cleanHead, type Harness, startHarness } from "../bot.ts";

let harness: Harness;
let head: string;

beforeAll(async () => {
  harness = await startHarness();
  head = await cleanHead(harness);
});

afterAll(() => harness.close());

const asked = "Fabrikam Weather (Independent Publisher)";
const finding = "does not have the form";

/** What our newest check run says about the title. */
function isTitleFound(): boolean {
  const runs = harness.simulator.checkRuns(head).toSorted((a, b) => b.id - a.id);
  expect(runs[0]?.status).toBe("completed");
  return runs[0]?.summary?.includes(finding) === true;
}

async function edited(number: number, change: { title?: string; body?: string }): Promise<void> {
  const { title, body } = harness.simulator.pullRequest(number);
  const changes = {
    ...(change.title === undefined ? {} : { title: { from: title } }),
    ...(change.body === undefined ? {} : { body: { from: body } }),
  };
  harness.simulator.editPullRequest(number, change);
  const payload = await harness.simulator.payloads.pullRequest("edited", number, { changes });
  await harness.deliver("pull_request", payload);
  await harness.bot.idle();
}

test("a title edited as asked takes its finding away, an edit that is lost is found by the sweep", async () => {
  await harness.simulator.openPullRequest({ number: 1, head, title: "Weather" });
  await harness.open(1);
  expect(isTitleFound()).toBe(true);

  await edited(1, { title: asked });
  expect(isTitleFound()).toBe(false);

  harness.simulator.editPullRequest(1, { title: "Weather again" });
  await harness.bot.sweep();
  await harness.bot.idle();
  expect(isTitleFound()).toBe(true);

  harness.simulator.editPullRequest(1, { body: "Why this is needed." });
  const before = harness.simulator.checkRuns(head).length;
  await harness.bot.sweep();
  await harness.bot.idle();
  await harness.bot.sweep();
  await harness.bot.idle();
  expect(harness.simulator.checkRuns(head)).toHaveLength(before + 1);
});

test("an edit that was taken back before it is looked at is not reviewed again", async () => {
  harness.events.length = 0;
  const { title } = harness.simulator.pullRequest(1);
  harness.simulator.editPullRequest(1, { title: "Other" });
  await edited(1, { title });

  expect(harness.events.map(({ result }) => result)).toEqual(["nothing-to-do"]);
});

const words = { baseRef: "main", title: "Weather", body: "Why", isDraft: false };
const pull = { ...words, base: { ref: "main" } } as never;

test.each([
  ["the same", words, true],
  ["another title", { ...words, title: "weather" }, false],
  ["another description", { ...words, body: "" }, false],
  ["another base branch", { ...words, baseRef: "dev" }, false],
  ["no longer a draft, or not yet", { ...words, isDraft: true }, false],
])("a mark tells whether it names these words: %s", (_, listed, isNamed) => {
  for (const state of ["", "hold"]) expect(namesWords(markOf(pull, "b1", state), listed)).toBe(isNamed);
  const draft = markOf({ ...words, base: { ref: "main" }, isDraft: true } as never, "b1", "hold");
  expect(namesWords(draft, { ...words, isDraft: true })).toBe(true);
  expect(namesWords(draft, words)).toBe(false);
});

test.each(["", "ended", "begun:7Q2KX4", "reviewed:b1", "reviewed:b1:group"])(
  "a mark of no review of a pull request names none: %j",
  (mark) => {
    expect(namesWords(mark, words)).toBe(false);
  },
);
