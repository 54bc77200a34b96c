import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Action, CommentEdit, Plan } from "../../src/publish/plan.ts";
import { planMarkdown } from "../../src/publish/plan-markdown.ts";
import { conclusionOf, type PublicationInput, planPublication } from "../../src/publish/plan-publication.ts";
import { bytesOf } from "../../src/report/bytes.ts";
import type { Review } from "../../src/review/finding.ts";
import { anyFinding, anyReview } from "../report/any-review.ts";
import { connector, finding, folder, head, occurrence, review } from "../report/sample-review.ts";
import { facts, postedComment, postedReviewComment, sampleInput } from "./sample-input.ts";

function kinds(plan: Plan): readonly string[] {
  return plan.actions.map(({ kind }) => kind);
}
function bodyOf(plan: Plan, kind: "create-comment" | "edit-comment"): string {
  const action = plan.actions.find((one) => one.kind === kind);
  return action !== undefined && "body" in action ? action.body : "";
}
function editsOf(plan: Plan): readonly CommentEdit[] {
  return plan.actions.flatMap((action) => (action.kind === "edit-comments" ? action.edits : []));
}
function onGreen(overrides: Partial<PublicationInput> = {}): PublicationInput {
  return sampleInput({ review: review([connector([])]), ...overrides });
}

describe("a first review", () => {
  const plan = planPublication(sampleInput());

  test("is one review, the summary, and the check last", () => {
    expect(kinds(plan)).toEqual(["create-review", "create-comment", "complete-check-run"]);
    expect(plan.head).toBe(head);
  });

  test("gives every finding one home", () => {
    expect(plan.placements.map(({ rule, home }) => `${rule} ${home}`)).toEqual([
      "response/default-response-schema line",
      "properties/brand-color line",
      "parameter/url-encoding annotation",
      "operation/summary-ends-with-dot annotation",
      "readme/missing summary",
      "swagger/title-word summary",
    ]);
  });

  test("puts the ready fix on its line", () => {
    expect(plan.actions[0]).toMatchObject({
      comments: [{ line: 212 }, { line: 4, body: expect.stringContaining("```suggestion\n") }],
    });
  });

  test("annotates everything that has a line, old findings as notices", () => {
    expect(plan.actions.at(-1)).toMatchObject({
      kind: "complete-check-run",
      conclusion: "failure",
      externalId: "base..head",
      output: { title: "2 things to fix before this can be certified · 1 warning" },
      annotations: [
        { startLine: 212, endLine: 212, startColumn: 5, endColumn: 13, level: "failure" },
        { startLine: 4, level: "failure" },
        { startLine: 88, level: "warning" },
        { startLine: 30, level: "notice" },
      ],
    });
  });
});

describe("a finding about a whole file", () => {
  const absent = finding({ file: `${folder}/icon.png`, occurrences: [occurrence(null)] });
  const files = [...sampleInput().files, { path: `${folder}/icon.png`, status: "added" }];

  test("has a comment on the file when no line is commented on", () => {
    const plan = planPublication(sampleInput({ review: review([connector([absent])]), files }));

    expect(kinds(plan)).toEqual(["create-file-comment", "create-comment", "complete-check-run"]);
  });

  test("rests in the summary where the review has comments already: four writes are enough", () => {
    const plan = planPublication(sampleInput({ review: review([connector([finding(), absent])]), files }));

    expect(plan.placements.map(({ home }) => home)).toEqual(["line", "summary"]);
  });
});

describe("the same review again", () => {
  const first = planPublication(sampleInput());
  const again = sampleInput({
    runId: "OTHER",
    tookMs: 9,
    posted: {
      comments: [postedComment({ body: bodyOf(first, "create-comment").replaceAll("\n", "\r\n") })],
      reviewComments: first.actions.flatMap(reviewCommentsOf),
      checkRuns: [],
    },
  });

  test("writes nothing but the check", () => {
    const plan = planPublication(again);

    expect(kinds(plan)).toEqual(["complete-check-run"]);
    expect(plan.placements.filter(({ home }) => home === "posted-before")).toHaveLength(2);
  });

  test("when all is repaired edits every comment and folds it away, in one write", () => {
    const plan = planPublication({ ...again, review: review([connector([])]) });

    expect(kinds(plan)).toEqual(["edit-comments", "complete-check-run"]);
    expect(editsOf(plan).map(({ on, isMinimised }) => [on, isMinimised])).toEqual([
      ["conversation", false],
      ["review", true],
      ["review", true],
    ]);
    expect(editsOf(plan)[0]?.body).toContain("**Ready for human review.**");
    expect(editsOf(plan)[1]?.body).toContain("**Fixed in `3f2c1ab`.**");
  });

  test("respects what a person resolved: neither edited when it is repaired nor said again when it is not", () => {
    const reviewComments = again.posted.reviewComments.map((one) => ({ ...one, isResolved: true }));
    const posted = { ...again.posted, reviewComments };

    expect(kinds(planPublication({ ...again, posted }))).toEqual(["complete-check-run"]);
    expect(kinds(planPublication({ ...again, posted, review: review([connector([])]) }))).toEqual([
      "edit-comment",
      "complete-check-run",
    ]);
  });

  test("does not write again what a person deleted", () => {
    const reviewComments = again.posted.reviewComments.slice(1);

    const plan = planPublication({ ...again, posted: { ...again.posted, reviewComments } });

    expect(kinds(plan)).toEqual(["complete-check-run"]);
    expect(plan.placements.map(({ home }) => home)).not.toContain("line");
  });

  test("does not write the comment on the pull request again that a person deleted on an earlier head", () => {
    const reviewComments = again.posted.reviewComments.map((one) => ({ ...one, madeOn: "an earlier head" }));

    const plan = planPublication({ ...again, posted: { comments: [], reviewComments, checkRuns: [] } });

    expect(kinds(plan)).toEqual(["complete-check-run"]);
  });

  test("says nothing is fixed while parts could not be looked at", () => {
    const gap = planPublication({ ...again, review: review([connector([])], { gaps: ["A gap."] }) });
    const unchecked = [
      "response/default-response-schema",
      "properties/brand-color",
      "parameter/url-encoding",
    ].map((rule) => ({ rule, because: "timeout" as const, detail: "" }));
    const crashed = planPublication({
      ...again,
      review: review([connector([], { unchecked, verdict: "incomplete" })]),
    });

    expect(kinds(gap)).not.toContain("edit-comments");
    expect(kinds(crashed)).not.toContain("edit-comments");
  });

  test("says in one line above what somebody answered that it is fixed, and leaves it in sight", () => {
    const answers = again.posted.reviewComments.map((comment) =>
      postedReviewComment({ id: comment.id + 100, inReplyTo: comment.id, isOurs: false, body: "Why?" }),
    );
    const posted = { ...again.posted, reviewComments: [...again.posted.reviewComments, ...answers] };

    const plan = planPublication({ ...again, posted, review: review([connector([])]) });

    const [, edit] = editsOf(plan);
    const [first] = again.posted.reviewComments;
    expect(edit?.isMinimised).toBe(false);
    expect(edit?.body.split("\n\n")[0]).toMatch(/\*\*Fixed in `3f2c1ab`\.\*\*$/);
    expect(edit?.body.split("\n\n").slice(1).join("\n\n")).toBe(first?.body.split("\n").slice(1).join("\n"));
  });

  test("speaks again about something that was fixed and came back", () => {
    const fixed = planPublication({ ...again, review: review([connector([])]) });
    const reviewComments = editsOf(fixed)
      .filter(({ on }) => on === "review")
      .map(({ id, body }) => postedReviewComment({ id, body }));
    const comments = editsOf(fixed)
      .filter(({ on }) => on === "conversation")
      .map(({ id, body }) => postedComment({ id, body }));

    const plan = planPublication(sampleInput({ posted: { ...again.posted, comments, reviewComments } }));

    expect(kinds(plan)).toContain("create-review");
  });

  test("tells of a connector that left the pull request", () => {
    const plan = planPublication({ ...again, review: review([]) });

    const [sticky, first] = editsOf(plan);
    expect(first?.body).toContain("No longer part of this pull request as of `3f2c1ab`.");
    expect(sticky?.body).toContain("No connector is changed here.");
  });
});

describe("a green pull request", () => {
  test("of a returning author has no comment", () => {
    const plan = planPublication(onGreen({ pullRequest: { ...facts, isReturningAuthor: true } }));

    expect(kinds(plan)).toEqual(["complete-check-run"]);
    expect(plan.actions[0]).toMatchObject({
      conclusion: "success",
      output: { title: "Ready for human review." },
    });
  });

  test("of a new author is told so", () => {
    expect(bodyOf(planPublication(onGreen()), "create-comment")).toContain("**Ready for human review.**");
  });
});

test("a pull request that touches no connector is neutral and silent", () => {
  const plan = planPublication(sampleInput({ review: review([], { outside: ["README.md"] }) }));

  expect(kinds(plan)).toEqual(["complete-check-run"]);
  expect(plan.actions[0]).toMatchObject({
    conclusion: "neutral",
    output: { title: "No connector is changed here." },
  });
});

test("only breaking changes ask a maintainer to act; beside a mistake it is a failure", () => {
  const comparison = {
    operation: "GetInvoice",
    what: "output `total`",
    before: "number",
    after: "removed",
    who: "every flow that uses the output",
    beforeLine: 12,
  };
  const breaking = finding({ occurrences: [occurrence(212, { comparison })] });

  expect(conclusionOf(review([connector([breaking])]))).toBe("action_required");
  expect(conclusionOf(review([connector([breaking, finding()])]))).toBe("failure");
  expect(conclusionOf(review([connector([{ ...breaking, severity: "warning" }])]))).toBe("success");
});

test("an incomplete review is neutral, and without findings nobody's mail", () => {
  const incomplete = review([connector([])], { gaps: ["GitHub lists 3,000 files at most."] });
  const plan = planPublication(sampleInput({ review: incomplete }));

  expect(conclusionOf(incomplete)).toBe("neutral");
  expect(kinds(plan)).toEqual(["complete-check-run"]);
});

test("where we may not write the check is all, with every finding", () => {
  const plan = planPublication(sampleInput({ pullRequest: { ...facts, canComment: false } }));

  expect(kinds(plan)).toEqual(["complete-check-run"]);
  expect(plan.placements).toHaveLength(6);
});

test("a draft has the check alone", () => {
  const plan = planPublication(sampleInput({ pullRequest: { ...facts, isDraft: true } }));

  expect(kinds(plan)).toEqual(["complete-check-run"]);
});

test("the oldest of several comments of ours is kept up to date, others' are not touched", () => {
  const body = bodyOf(planPublication(onGreen()), "create-comment");
  const comments = [
    postedComment({ id: 9, body }),
    postedComment({ id: 4, body }),
    postedComment({ id: 2, body, isOurs: false }),
  ];
  const plan = planPublication(sampleInput({ posted: { comments, reviewComments: [], checkRuns: [] } }));

  expect(plan.actions.find(({ kind }) => kind === "edit-comment")).toMatchObject({ id: 4 });
});

test("every plan keeps to GitHub's limits and counts its findings", () => {
  const many = fc
    .tuple(anyFinding(["f/a.json", "f/b.json"], 60), fc.constantFrom(1, 40, 1_000))
    .map(([one, count]): Review => review([connector(Array.from({ length: count }, () => one))]));
  const patch = `@@ -1,0 +1,50 @@\n${"+x\n".repeat(50)}`;
  fc.assert(
    fc.property(fc.oneof(anyReview, many), fc.boolean(), (any, canComment) => {
      const plan = planPublication(
        sampleInput({
          review: any,
          files: ["f/a.json", "apiDefinition.swagger.json"].map((path) => ({ path, status: "added", patch })),
          pullRequest: { ...facts, canComment },
        }),
      );

      expect(plan.placements).toHaveLength(any.connectors.flatMap((one) => one.findings).length);
      for (const action of plan.actions) expectWithinLimits(action);
      expect(plan.actions.at(-1)?.kind).toBe("complete-check-run");
    }),
    { seed: 20261129, numRuns: 120 },
  );
});

test("5,000 findings in 500 files make one review and one summary", () => {
  const folders = Array.from({ length: 500 }, (_, index) => `connectors/c${index}`);
  const each = folders.map((folder) =>
    connector(
      Array.from({ length: 10 }, (_, line) =>
        finding({ file: `${folder}/a.json`, occurrences: [occurrence(line + 1)] }),
      ),
      { folder },
    ),
  );
  const files = folders.map((folder) => ({
    path: `${folder}/a.json`,
    status: "added",
    patch: `@@ -0,0 +1,10 @@\n${"+x\n".repeat(10)}`,
  }));

  const plan = planPublication(sampleInput({ review: review(each), files }));

  expect(kinds(plan)).toEqual(["create-review", "create-comment", "complete-check-run"]);
  expect(plan.placements).toHaveLength(5_000);
  for (const action of plan.actions) expectWithinLimits(action);
});

test("a plan is printed with every action, and nothing in it becomes markup", () => {
  const text = planMarkdown(planPublication(sampleInput()));

  expect(text).toContain("# Plan for `3f2c1ab`: 3 actions");
  expect(text).toContain("## 1. Create a review with 2 line comments");
  expect(text).toContain("## 3. Complete the check run: failure, 4 annotations");
  expect(text).toContain("## Findings: 6 in all · line 2 · annotation 2 · summary 2\n");
});

function expectWithinLimits(action: Action): void {
  if (action.kind === "set-labels") return;
  if (action.kind === "edit-comments") {
    for (const { body } of action.edits) expect(bytesOf(body)).toBeLessThanOrEqual(65_536);
    return;
  }
  if (action.kind !== "complete-check-run") {
    expect(bytesOf(action.body)).toBeLessThanOrEqual(65_536);
    if (action.kind !== "create-review") return;
    expect(action.comments.length).toBeLessThanOrEqual(25);
    expect(action.comments.filter((one) => bytesOf(one.body) > 65_536)).toEqual([]);
    return;
  }
  expect(bytesOf(action.output.summary)).toBeLessThanOrEqual(65_535);
  const wrong = action.annotations.filter(
    ({ title, message, startLine, endLine, startColumn, endColumn }) =>
      bytesOf(title) > 255 ||
      bytesOf(message) > 65_536 ||
      startLine > endLine ||
      (startColumn !== undefined && (startLine !== endLine || (endColumn ?? 0) < startColumn)),
  );
  expect(wrong).toEqual([]);
}

function reviewCommentsOf(action: Action, index: number) {
  if (action.kind === "create-file-comment")
    return [postedReviewComment({ id: 50 + index, body: action.body })];
  if (action.kind !== "create-review") return [];
  return action.comments.map(({ body }, at) =>
    postedReviewComment({ id: 10 + at, nodeId: `PRRC_${at}`, body }),
  );
}
