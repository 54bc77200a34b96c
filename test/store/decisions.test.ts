import { rm } from "node:fs/promises";
import { PGlite } from "@electric-sql/pglite";
import { fromPglite } from "pg-boss";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Decision } from "../../src/decisions/decision.ts";
import { openDecisions } from "../../src/store/decisions.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { dataFolder } from "../helpers/data-folder.ts";

const log = { info: () => {}, warn: () => {}, error: () => {} };
let folder: string;
let store: Store;

beforeAll(async () => {
  folder = await dataFolder();
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

test("decisions are read in the order of the conversation; saving one again replaces it", async () => {
  await store.decisions.save(pull, [{ ...decision, commentId: 200 }, decision]);
  await store.decisions.save(pull, [{ ...decision, values: ["a:b"] }]);

  const found = await store.decisions.of(pull);

  expect(found.map(({ commentId, values }) => [commentId, values])).toEqual([
    [100, ["a:b"]],
    [200, null],
  ]);
  expect(await store.decisions.of({ ...pull, pullNumber: 9 })).toEqual([]);
});

test("an update of a review is kept, unless the decision is no longer accepted", async () => {
  const own = { ...pull, pullNumber: 6 };
  await store.decisions.save(own, [decision, { ...decision, index: 1, isAccepted: false }]);

  await store.decisions.update(own, [
    { commentId: 100, index: 0, values: ["a:b"] },
    { commentId: 100, index: 1, values: ["a:b"] },
    { commentId: 300, index: 0, values: ["a:b"] },
  ]);

  expect(await store.decisions.of(own)).toEqual([
    { ...decision, values: ["a:b"] },
    { ...decision, index: 1, isAccepted: false },
  ]);
});

test("announced lapses are stored as `told`, the name that rows of the first version have", async () => {
  const database = await PGlite.create();
  const db = fromPglite(database);
  const decisions = await openDecisions({ getDb: () => db }, "public");
  const announced = { ended: "head 1" };
  await decisions.save(pull, [
    { ...decision, announced },
    { ...decision, index: 1 },
  ]);
  await decisions.update(pull, [{ commentId: 100, index: 1, announced }]);

  const { rows } = await db.executeSql("SELECT data FROM public.decisions ORDER BY index");
  const read = await decisions.of(pull);
  await database.close();

  expect(rows.map(({ data }) => data)).toEqual([
    { ...decision, told: announced },
    { ...decision, index: 1, told: announced },
  ]);
  expect(read).toEqual([
    { ...decision, announced },
    { ...decision, index: 1, announced },
  ]);
});

test("pull requests whose decision ends on a day are found", async () => {
  const other = { repositoryId: 22, pullNumber: 7 };
  await store.decisions.save(other, [{ ...decision, until: "2026-12-01" }]);
  await store.decisions.save({ ...other, pullNumber: 8 }, [
    { ...decision, until: "2026-12-01", isAccepted: false },
  ]);

  expect(await store.decisions.expiringOn("2026-12-01")).toEqual([other]);
});

test("disputes are counted by rule, each once, and so are reviews with findings of a rule", async () => {
  const entry = { ...pull, by: "adele", command: "dispute", rule: "icon/square", because: "no" };
  const first = { ...entry, request: "comment-100", index: 0 };
  await store.audit.record({ ...first, result: "done" }, new Date());
  // The process was killed, and the command begun again.
  await store.audit.record({ ...first, result: "done" }, new Date());
  await store.audit.record({ ...first, request: "comment-200", result: "not-permitted" }, new Date());
  await store.audit.countReview(["icon/square", "icon/square"]);
  await store.audit.countReview([]);

  expect(await store.audit.disputes()).toEqual([{ rule: "icon/square", count: 1 }]);
  expect(await store.audit.diagnostics("icon/square")).toEqual({ reviews: 2, ofRule: 1 });
});
