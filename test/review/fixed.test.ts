/** A finding is fixed only when its rule ran on the head to its end, and read the file. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Review } from "../../src/review/finding/finding.ts";
import { defineRule, type Rule } from "../../src/review/rule/rule.ts";
import { reviewChange } from "../../src/review/run/review.ts";
import { defaultSettings } from "../../src/review/settings.ts";
import { rules as allRules } from "../../src/rules/index.ts";
import { readCleanConnector } from "../helpers/cases.ts";
import { memoryTree, type Stored } from "../helpers/memory-tree.ts";
import { record, swaggerOf, wrongSummary } from "./two-line-rule.ts";

const clock = { milliseconds: 0 };
const usage = () => ({ user: clock.milliseconds * 1000, system: 0 });
beforeEach(() => {
  clock.milliseconds = 0;
  vi.spyOn(process, "threadCpuUsage").mockImplementation(usage);
});
afterEach(() => {
  vi.restoreAllMocks();
});

const folder = "certified-connectors/Contoso";
const swagger = `${folder}/apiDefinition.swagger.json`;

function change(
  base: Readonly<Record<string, Stored>>,
  head: Readonly<Record<string, Stored>>,
  rules: readonly Rule[],
): Promise<Review> {
  return reviewChange({
    rules,
    settings: defaultSettings,
    base: memoryTree(base),
    baseSha: null,
    head: memoryTree(head),
    headSha: null,
  });
}

function agesOf({ connectors }: Review): readonly string[] {
  return connectors.flatMap(({ findings }) =>
    findings.map(({ age, occurrences: [{ subject }] }) => `${age} ${subject}`),
  );
}

/** As `wrongSummary`, and `act` before each operation of a definition that has the operation `Stop`. */
function stopping(act: (operation: number) => void): Rule {
  return defineRule({
    ...record,
    id: "test/stopping",
    title: "No summary says wrong",
    needs: ["swagger"],
    *check(context) {
      const operations = context.swagger.operations();
      const isStopping = operations.some(({ name }) => name === "Stop");
      for (const [index, operation] of operations.entries()) {
        if (isStopping) act(index);
        if (operation.summary?.includes("wrong") !== true) continue;
        yield* wrongSummary.check({
          ...context,
          swagger: { ...context.swagger, operations: () => [operation] },
        } as never);
      }
    },
  });
}

const before = swaggerOf({ GetUser: "wrong", GetTeam: "wrong" });
const after = swaggerOf({ GetUser: "Get a user", GetTeam: "wrong", Stop: "Stop" });

/** A rule that runs first, and takes the time on the head. */
const slow = defineRule({
  ...record,
  id: "test/slow",
  title: "A rule that takes its time",
  needs: ["swagger"],
  *check({ swagger }) {
    if (swagger.operations().some(({ name }) => name === "Stop")) clock.milliseconds += 60_000;
  },
});

const late = (): void => {
  clock.milliseconds += 60_000;
};
const crash = (): never => {
  throw new Error("a mistake of ours");
};
const many = Object.fromEntries(Array.from({ length: 250 }, (_, index) => [`Get${index}`, "wrong"]));

test.each<[string, string, string, readonly Rule[], string]>([
  ["crashes before its first diagnostic", before, after, [stopping(crash)], "rule-crashed"],
  ["crashes after some diagnostics", before, after, [stopping((at) => at === 2 && crash())], "rule-crashed"],
  ["comes after the time is up", before, after, [slow, stopping(() => {})], "timeout"],
  [
    "is stopped among its diagnostics",
    swaggerOf({ ...many, GetUser: "wrong" }),
    swaggerOf({ ...many, GetUser: "Get a user", Stop: "Stop" }),
    [stopping((at) => at === 50 && late())],
    "timeout",
  ],
  ["can't read the definition", before, "{", [wrongSummary], "file-unreadable"],
  ["finds another version of OpenAPI", before, '{"openapi": "3.0.0"}', [wrongSummary], "file-unreadable"],
])("a rule that %s on the head fixes nothing", async (_, base, head, rules, because) => {
  const review = await change({ [swagger]: base }, { [swagger]: head }, rules);

  expect(agesOf(review)).toEqual([]);
  expect(review.connectors[0]?.unchecked.map((one) => one.because)).toEqual([because]);
  expect(review.totals.fixed).toBe(0);
});

test("a rule that runs to its end says what is fixed", async () => {
  const review = await change({ [swagger]: before }, { [swagger]: after }, [stopping(() => {})]);

  expect(agesOf(review).toSorted()).toEqual(["existing GetTeam", "fixed GetUser"]);
});

test("a rule that is late on the merge base alone calls nothing fixed", async () => {
  const review = await change({ [swagger]: after }, { [swagger]: before }, [stopping(late)]);

  expect(review.totals.fixed).toBe(0);
});

test("a rule that doesn't apply to the kind of the head fixes nothing", async () => {
  const forCustom = { ...wrongSummary, kinds: ["custom" as const] };
  const text = swaggerOf({ GetUser: "wrong", ListTeams: "List all the teams of the organization" });

  const review = await change(
    { "custom-connectors/Contoso/apiDefinition.swagger.json": text, "certified-connectors/readme.md": "" },
    { [swagger]: text, "certified-connectors/readme.md": "" },
    [forCustom],
  );

  expect(review.connectors.map(({ renamedFrom }) => renamedFrom)).toEqual(["custom-connectors/Contoso"]);
  expect(agesOf(review)).toEqual([]);
});

const token = ["ghp", "_", "x7Kq2LmZ9tVbR4nWc8YpD1sHf6JgA3eUo5Ti"].join("");
const clean = Object.fromEntries(
  [...readCleanConnector("certified")].map(([name, bytes]) => [`${folder}/${name}`, bytes]),
);
const samples = Object.fromEntries(
  Array.from({ length: 12 }, (_, index) => [`${folder}/a${index}.http`, "GET https://api.contoso.com/"]),
);

test.each<[string, Readonly<Record<string, Stored>>, number]>([
  ["other samples come before it", { ...samples, [`${folder}/calls.http`]: "GET https://a.contoso.com/" }, 0],
  ["it becomes too large", { [`${folder}/calls.http`]: `${"# a\n".repeat(40_000)}` }, 0],
  ["it becomes a link", { [`${folder}/calls.http`]: { link: "../calls.http" } }, 0],
  ["its credential is removed", { [`${folder}/calls.http`]: "GET https://a.contoso.com/" }, 1],
])("a credential in a sample: %s", async (_, changes, fixed) => {
  const base = {
    ...clean,
    [`${folder}/calls.http`]: `GET https://api.contoso.com/\nAuthorization: ${token}\n`,
  };

  const review = await change(base, { ...base, ...changes }, allRules);

  const ofRule = review.connectors.flatMap(({ findings }) =>
    findings.filter(({ rule }) => rule === "secret/token"),
  );
  expect(ofRule.map(({ age }) => age)).toEqual(Array(fixed).fill("fixed"));
});
