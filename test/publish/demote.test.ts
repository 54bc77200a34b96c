import { expect, test } from "vitest";
import { afterRefusal } from "../../src/publish/demote.ts";
import type { Action, Plan } from "../../src/publish/plan.ts";
import { planPublication } from "../../src/publish/plan-publication.ts";
import { connector, finding, occurrence, review } from "../report/sample-review.ts";
import { sampleInput } from "./sample-input.ts";

const reason = "Pull request review thread line must be part of the diff";

function refuse(plan: Plan, kind: Action["kind"]): Plan {
  const refused = plan.actions.find((action) => action.kind === kind);
  if (refused === undefined) throw new Error(`no ${kind} in the plan`);
  return afterRefusal(plan, refused, reason);
}
function homes(plan: Plan): readonly string[] {
  return plan.placements.map(({ home }) => home);
}
function manyOnLines(): Plan {
  const findings = Array.from({ length: 12 }, (_, index) =>
    finding({ occurrences: [occurrence(206 + (index % 9), { fingerprint: `00000000000000${10 + index}` })] }),
  );
  return planPublication(sampleInput({ review: review([connector(findings)]) }));
}

test("a refused review becomes file comments, and the check says so", () => {
  const plan = refuse(planPublication(sampleInput()), "create-review");

  expect(plan.actions.map(({ kind }) => kind)).toEqual([
    "create-file-comment",
    "create-file-comment",
    "create-comment",
    "complete-check-run",
  ]);
  expect(homes(plan)).toEqual(["file", "file", "annotation", "annotation", "summary", "summary"]);
  expect(plan.actions[0]).toMatchObject({
    body: expect.stringMatching(/^<!-- connector-review:finding .*\nLine 212:\n\n\*\*The/),
  });
  expect(plan.actions[1]).toMatchObject({ body: expect.not.stringContaining("suggestion") });
  expect(plan.actions.at(-1)).toMatchObject({
    output: {
      summary: expect.stringContaining(
        `GitHub did not take a comment of this review (${reason}); what it said is above.`,
      ),
    },
  });
});

test("what has no room as a file comment rests with its annotation", () => {
  const plan = refuse(manyOnLines(), "create-review");

  expect(homes(plan).filter((home) => home === "file")).toHaveLength(5);
  expect(homes(plan).filter((home) => home === "annotation")).toHaveLength(7);
});

test("each further refusal moves its finding on; none is lost", () => {
  let plan = refuse(manyOnLines(), "create-review");
  for (let round = 0; round < 5; round++) plan = refuse(plan, "create-file-comment");
  plan = refuse(plan, "create-comment");

  expect(plan.actions.map(({ kind }) => kind)).toEqual(["complete-check-run"]);
  expect(homes(plan)).toEqual(Array.from({ length: 12 }, () => "annotation"));
  expect(JSON.stringify(plan.actions).match(/GitHub did not take/g)).toHaveLength(1);
});

test("a finding without a line rests in the summary", () => {
  const absent = finding({ occurrences: [occurrence(null)] });
  const plan = refuse(
    planPublication(sampleInput({ review: review([connector([absent])]) })),
    "create-file-comment",
  );

  expect(homes(plan)).toEqual(["summary"]);
});

test("without the check run there is no place left", () => {
  expect(() => refuse(planPublication(sampleInput()), "complete-check-run")).toThrow(reason);
});
