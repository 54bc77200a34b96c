import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Decision } from "../../src/store/decisions.ts";
import { openStore, type Store } from "../../src/store/store.ts";

const log = { info: () => {}, warn: () => {}, error: () => {} };
let folder: string;
let store: Store;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "decisions-"));
  store = await openStore({ dataDir: folder, log });
});
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

const pull = { repositoryId: 22, pullNumber: 5 };
const decision: Decision = {
  commentId: 100,
  index: 0,
  command: "waive",
  isAccepted: true,
  by: "megan",
  rule: "icon/square",
  path: null,
  because: 'quotes " and \\ and é',
  until: "2027-01-01",
  head: null,
  values: null,
};

test("decisions come back in the order they were said; a later one of the same place replaces", async () => {
  await store.decisions.save(pull, [{ ...decision, commentId: 200 }, decision]);
  await store.decisions.save(pull, [{ ...decision, values: ["a:b"] }]);

  const found = await store.decisions.of(pull);

  expect(found.map(({ commentId, values }) => [commentId, values])).toEqual([
    [100, ["a:b"]],
    [200, null],
  ]);
  expect(await store.decisions.of({ ...pull, pullNumber: 6 })).toEqual([]);
});

test("pull requests whose decision ends on a day are found", async () => {
  const other = { repositoryId: 22, pullNumber: 7 };
  await store.decisions.save(other, [{ ...decision, until: "2026-12-01" }]);
  await store.decisions.save({ ...other, pullNumber: 8 }, [
    { ...decision, until: "2026-12-01", isAccepted: false },
  ]);

  expect(await store.decisions.endingOn("2026-12-01")).toEqual([other]);
});

test("disputes are counted by rule, and reviews in which a rule spoke", async () => {
  const entry = { ...pull, by: "adele", command: "dispute", rule: "icon/square", because: "no" };
  await store.audit.record({ ...entry, result: "done" }, new Date());
  await store.audit.record({ ...entry, result: "not-permitted" }, new Date());
  await store.audit.countReview(["icon/square", "icon/square"]);
  await store.audit.countReview([]);

  expect(await store.audit.disputes()).toEqual([{ rule: "icon/square", count: 1 }]);
  expect(await store.audit.sightings("icon/square")).toEqual({ reviews: 2, ofRule: 1 });
});
