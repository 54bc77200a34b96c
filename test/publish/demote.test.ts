import { expect, test } from "vitest";
import { afterRefusal } from "../../src/publish/plan/demote.ts";
import type { Action, Plan } from "../../src/publish/plan/plan.ts";
import { planPublication } from "../../src/publish/plan/plan-publication.ts";
import { connector, finding, occurrence, review } from "../report/sample-review.ts";
import { postedAfter, sampleInput } from "./sample-input.ts";

const reason = "Pull request review thread line must be part of the diff";

function refuse(plan: Plan, kind: Action["kind"]): Plan {
  const refused = plan.actions.find((action) => action.kind === kind);
  if (refused === undefined) throw new Error(`no ${kind} in the plan`);
  return afterRefusal(plan, refused, reason);
}
function placements(plan: Plan): readonly string[] {
  return plan.placements.map(({ where }) => where);
}
function manyOnLines(): Plan {
  const findings = Array.from({ length: 12 }, (_, index) =>
    finding({ occurrences: [occurrence(206 + (index % 9), { fingerprint: `00000000000000${10 + index}` })] }),
  );
  return planPublication(sampleInput({ review: review([connector(findings)]) }));
}

test("a refused review becomes a comment with its summary, and the check run says what was refused", () => {
  const plan = refuse(planPublication(sampleInput()), "create-review");

  expect(plan.actions.map(({ kind }) => kind)).toEqual(["create-comment", "complete-check-run"]);
  expect(placements(plan)).toEqual([
    "annotation",
    "annotation",
    "annotation",
    "annotation",
    "summary",
    "summary",
  ]);
  expect(plan.actions[0]).toMatchObject({
    body: expect.stringMatching(/^<!-- connector-review:summary v1 [^>]* said= -->\n[\s\S]*2 things to fix/),
  });
  expect(plan.actions.at(-1)).toMatchObject({
    output: {
      summary: expect.stringContaining(
        `GitHub did not take a comment of this review (${reason}); what it said is above.`,
      ),
    },
  });
});

test("the next push tries the refused lines again", () => {
  const posted = postedAfter(refuse(planPublication(sampleInput()), "create-review"));

  const next = planPublication(sampleInput({ posted }));

  expect(next.actions.map(({ kind }) => kind)).toEqual([
    "create-review",
    "edit-comment",
    "complete-check-run",
  ]);
});

test("with a posted summary a refused review becomes an edit of it, which notifies nobody", () => {
  const posted = postedAfter(planPublication(sampleInput({ review: review([connector([])]) })));
  const plan = refuse(planPublication(sampleInput({ posted })), "create-review");

  expect(plan.actions).toMatchObject([
    {
      kind: "edit-comment",
      body: expect.stringMatching(/^<!-- connector-review:summary v1 [^>]* said= -->/),
    },
    { kind: "complete-check-run" },
  ]);
  expect(placements(plan)).not.toContain("line");
});

test("each further refusal gives its findings their next placement; none is lost", () => {
  let plan = refuse(manyOnLines(), "create-review");
  plan = refuse(plan, "create-comment");

  expect(plan.actions.map(({ kind }) => kind)).toEqual(["complete-check-run"]);
  expect(placements(plan)).toEqual(Array.from({ length: 12 }, () => "annotation"));
  expect(JSON.stringify(plan.actions).match(/GitHub did not take/g)).toHaveLength(1);
});

test("a finding without a line is in the summary only", () => {
  const absent = finding({ occurrences: [occurrence(null)] });
  const posted = postedAfter(planPublication(sampleInput({ review: review([connector([])]) })));
  const plan = refuse(
    planPublication(sampleInput({ review: review([connector([absent])]), posted })),
    "create-file-comment",
  );

  expect(placements(plan)).toEqual(["summary"]);
});

test("a refused check run is an error: there is no further placement", () => {
  expect(() => refuse(planPublication(sampleInput()), "complete-check-run")).toThrow(reason);
});
