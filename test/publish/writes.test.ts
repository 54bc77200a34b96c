/** A push of one connector makes four requests that write, whatever it fixes and brings. */
import { expect, test } from "vitest";
import { annotationsPerRequest } from "../../src/publish/plan/limits.ts";
import type { Action, Plan } from "../../src/publish/plan/plan.ts";
import { planPublication } from "../../src/publish/plan/plan-publication.ts";
import { nothingPosted, type Posted } from "../../src/publish/posted.ts";
import type { Finding } from "../../src/review/finding/finding.ts";
import { connector, finding, folder, occurrence, review } from "../report/sample-review.ts";
import { postedAfter, sampleInput } from "./sample-input.ts";

const lineCount = 2000;
const files = [
  {
    path: `${folder}/apiDefinition.swagger.json`,
    status: "added" as const,
    patch: `@@ -0,0 +1,${lineCount} @@\n${"+a\n".repeat(lineCount).trimEnd()}`,
  },
];

/** One finding for each number, on the line of its number. */
function findings(from: number, to: number, overrides: Partial<Finding> = {}): readonly Finding[] {
  return Array.from({ length: to - from }, (_, index) => {
    const line = from + index + 1;
    const fingerprint = line.toString(16).padStart(16, "0");
    return finding({
      severity: "warning",
      occurrences: [occurrence(line, { fingerprint, subject: `Operation${line}` })],
      ...overrides,
    });
  });
}

function push(found: readonly Finding[], posted: Posted, labelPrefix: string | null = null): Plan {
  return planPublication(sampleInput({ review: review([connector(found)]), files, posted, labelPrefix }));
}

/** With the request that begins the check run. */
function writesOf({ actions }: Plan): number {
  return actions.reduce((sum, action) => sum + requestsOf(action), 1);
}

function requestsOf(action: Action): number {
  if (action.kind === "set-labels") return Math.min(action.add.length, 1) + action.remove.length;
  if (action.kind !== "complete-check-run") return 1;
  return Math.max(1, Math.ceil(action.annotations.length / annotationsPerRequest));
}

type Range = readonly [from: number, to: number];

test.each<[name: string, ...heads: readonly Range[]]>([
  ["an opening with more annotations than three requests hold", [0, 400]],
  ["some fixed, some brought, 80 annotations", [0, 60], [10, 90]],
  ["all fixed and as many brought", [0, 120], [120, 240]],
  ["26 comments to edit, the summary's included", [0, 25], [25, 110]],
  ["comments of three pushes fixed at once", [0, 25], [0, 50], [0, 75], [75, 200]],
  ["comments of eight pushes fixed at once", ...rangesUpTo(200), [200, 300]],
  ["nothing fixed, much brought", [0, 30], [0, 300]],
  ["everything fixed", [0, 300], [300, 300]],
])("%s", (_, ...heads) => {
  let posted = nothingPosted;
  for (const [from, to] of heads) {
    const found = findings(from, to);
    const plan = push(found, posted);

    expect(writesOf(plan)).toBeLessThanOrEqual(4);
    expect(plan.placements).toHaveLength(found.length);
    posted = postedAfter(plan, posted);
  }
});

/** Each push brings 25 more, as many as get a comment. */
function rangesUpTo(count: number): readonly Range[] {
  return Array.from({ length: count / 25 }, (_, index) => [0, (index + 1) * 25]);
}

test("labels take the place of annotations", () => {
  const plan = push(findings(0, 200), nothingPosted, "connector: ");

  expect(plan.actions.map(({ kind }) => kind)).toEqual(["create-review", "set-labels", "complete-check-run"]);
  expect(writesOf(plan)).toBe(4);
});

test("the most severe new findings keep their annotations", () => {
  const old = findings(0, 100, { age: "existing", severity: "error" });
  const warnings = findings(100, 200);
  const errors = findings(200, 220, { severity: "error" });

  const plan = push([...old, ...warnings, ...errors], nothingPosted);

  const annotated = (some: readonly Finding[]): number => {
    const known = new Set(some.map(({ occurrences: [{ fingerprint }] }) => fingerprint));
    return plan.placements.filter(({ fingerprint, isAnnotated }) => isAnnotated && known.has(fingerprint))
      .length;
  };
  expect([annotated(errors), annotated(warnings), annotated(old)]).toEqual([20, 80, 0]);
});

test("comments that one push can't edit are edited by the next", () => {
  let posted = nothingPosted;
  for (const [, to] of rangesUpTo(150)) posted = postedAfter(push(findings(0, to), posted), posted);

  const first = push([], posted);
  const second = push([], postedAfter(first, posted));

  const edits = (plan: Plan): number =>
    plan.actions.flatMap((action) => (action.kind === "edit-comments" ? action.edits : [])).length;
  expect([edits(first), edits(second)]).toEqual([100, 51]);
});

test("several connectors have more room for annotations", () => {
  const many = [1, 2, 3].map((number) => connector(findings(number * 100, number * 100 + 80)));

  const plan = planPublication(sampleInput({ review: review(many), files }));

  expect(plan.placements.filter(({ isAnnotated }) => isAnnotated)).toHaveLength(200);
});
