import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Action, CommentEdit, Plan } from "../../src/publish/plan/plan.ts";
import { planMarkdown } from "../../src/publish/plan/plan-markdown.ts";
import { type PublicationInput, planPublication } from "../../src/publish/plan/plan-publication.ts";
import { welcomeText } from "../../src/publish/plan/welcome-text.ts";
import { nothingPosted } from "../../src/publish/posted.ts";
import { bytesOf } from "../../src/report/bytes.ts";
import type { Review } from "../../src/review/finding/finding.ts";
import { anyFinding, anyReview } from "../report/any-review.ts";
import { connector, finding, folder, head, occurrence, review } from "../report/sample-review.ts";
import {
  facts,
  postedAfter,
  postedComment,
  postedReview,
  postedReviewComment,
  sampleInput,
} from "./sample-input.ts";

function kinds(plan: Plan): readonly string[] {
  return plan.actions.map(({ kind }) => kind);
}
function bodyOf(plan: Plan, kind: "create-review" | "create-comment" | "edit-comment"): string {
  const action = plan.actions.find((one) => one.kind === kind);
  return action !== undefined && "body" in action ? action.body : "";
}
function conclusionFor(one: Review): string | undefined {
  const action = planPublication(sampleInput({ review: one })).actions.at(-1);
  return action?.kind === "complete-check-run" ? action.conclusion : undefined;
}
function editsOf(plan: Plan): readonly CommentEdit[] {
  return plan.actions.flatMap((action) => (action.kind === "edit-comments" ? action.edits : []));
}
function onGreen(overrides: Partial<PublicationInput> = {}): PublicationInput {
  return sampleInput({ review: review([connector([])]), ...overrides });
}

describe("a first review", () => {
  const plan = planPublication(sampleInput());

  test("is one review, whose text is the summary, and the check last", () => {
    expect(kinds(plan)).toEqual(["create-review", "complete-check-run"]);
    expect(plan.head).toBe(head);
    expect(bodyOf(plan, "create-review")).toMatch(/^<!-- connector-review:summary v1 /);
    expect(bodyOf(plan, "create-review")).toContain("Contoso Invoices");
  });

  test("welcomes a new contributor in the text of the review, and nobody else", () => {
    const returning = planPublication(sampleInput({ pullRequest: { ...facts, isReturningAuthor: true } }));

    expect(bodyOf(plan, "create-review")).toContain(welcomeText);
    expect(bodyOf(returning, "create-review")).toMatch(/^<!-- connector-review:summary v1 /);
    expect(bodyOf(returning, "create-review")).not.toContain(welcomeText);
  });

  test("gives every finding one placement", () => {
    expect(plan.placements.map(({ rule, where }) => `${rule} ${where}`)).toEqual([
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
  const files = [...sampleInput().files, { path: `${folder}/icon.png`, status: "added" as const }];

  test("is announced by the summary when no line is commented on", () => {
    const plan = planPublication(sampleInput({ review: review([connector([absent])]), files }));

    expect(kinds(plan)).toEqual(["create-comment", "complete-check-run"]);
    expect(plan.placements.map(({ where }) => where)).toEqual(["summary"]);
  });

  test("has a comment on the file where a summary is posted already", () => {
    const green = planPublication(onGreen());
    const plan = planPublication(
      sampleInput({ review: review([connector([absent])]), files, posted: postedAfter(green) }),
    );

    expect(kinds(plan)).toEqual(["create-file-comment", "edit-comment", "complete-check-run"]);
    expect(plan.placements.map(({ where }) => where)).toEqual(["file"]);
  });

  test("has none with a later push when the summary announced it", () => {
    const found = sampleInput({ review: review([connector([absent])]), files });
    const posted = postedAfter(planPublication(found));

    expect(kinds(planPublication({ ...found, posted }))).toEqual(["complete-check-run"]);
  });

  test("has one comment for each push, because each is a notification", () => {
    const other = finding({ ...absent, rule: "readme/missing" });
    const plan = planPublication(
      sampleInput({
        review: review([connector([absent, other], { verdict: "pass" })]),
        files,
        pullRequest: { ...facts, isReturningAuthor: true },
      }),
    );

    expect(plan.placements.map(({ where }) => where)).toEqual(["file", "summary"]);
  });

  test("is only in the summary where the review has comments already, with and without the comment", () => {
    const warnings = [finding(), absent].map((one) => ({ ...one, severity: "warning" as const }));
    const quiet = planPublication(
      sampleInput({
        review: review([connector(warnings, { verdict: "pass" })]),
        files,
        pullRequest: { ...facts, isReturningAuthor: true },
      }),
    );

    expect(kinds(quiet)).toEqual(["create-review", "complete-check-run"]);
    expect(quiet.placements.map(({ where }) => where)).toEqual(["line", "summary"]);
  });

  test("is only in the summary where the review has comments already: four writes are enough", () => {
    const plan = planPublication(sampleInput({ review: review([connector([finding(), absent])]), files }));

    expect(plan.placements.map(({ where }) => where)).toEqual(["line", "summary"]);
  });
});

describe("a finding without room for a comment", () => {
  const limits = { lines: 1, files: 1 };
  const warnings = [212, 208].map((line) =>
    finding({
      severity: "warning",
      occurrences: [occurrence(line, { subject: `${line}`, fingerprint: `a${line}` })],
    }),
  );
  const both = review([connector(warnings, { verdict: "pass" })]);
  const onlySecond = review([connector(warnings.slice(1), { verdict: "pass" })]);
  const carriedOut = (input: PublicationInput): PublicationInput => ({
    ...input,
    posted: postedAfter(planPublication(input)),
  });

  test.for([
    { title: "the marker of the summary keeps it", isDeleted: false },
    { title: "where a person deleted the summary, the marker of the first comment does", isDeleted: true },
  ])("gets none with a push that only fixes others: $title", ({ isDeleted }) => {
    const opened = sampleInput({ review: both, limits });
    const before = postedAfter({ ...planPublication(opened), head: "an earlier head" });
    const posted = isDeleted ? { ...before, reviews: [] } : before;

    const plan = planPublication({ ...opened, posted, review: onlySecond });

    expect(planPublication(opened).placements.map(({ where }) => where)).toEqual(["line", "annotation"]);
    expect(kinds(plan)).toEqual(["edit-comments", "complete-check-run"]);
    expect(plan.placements.map(({ where }) => where)).toEqual(["annotation"]);
  });

  test("gets one when it was fixed in between and comes back", () => {
    const opened = carriedOut(sampleInput({ review: both, limits }));
    const fixed = planPublication({ ...opened, review: review([connector([])]) });
    const posted = postedAfter(fixed, opened.posted);

    const plan = planPublication({ ...opened, posted, review: onlySecond });

    expect(plan.placements.map(({ where }) => where)).toEqual(["line"]);
  });
});

describe("a comment on a finding with several occurrences", () => {
  const locations = [190, 208, 212].map((line) =>
    occurrence(line, {
      subject: `Get${line}`,
      fingerprint: `a${line}`,
      message: `Line ${line} has no summary.`,
    }),
  );
  const at = (...lines: readonly number[]): Review => {
    const [first, ...others] = locations.filter(({ range }) => lines.includes(range?.line ?? 0));
    return review([connector(first === undefined ? [] : [finding({ occurrences: [first, ...others] })])]);
  };
  const openedWith = (found: Review) => postedAfter(planPublication(sampleInput({ review: found })));
  const pushedTo = (found: Review, posted: PublicationInput["posted"]) =>
    postedAfter(planPublication(sampleInput({ review: found, posted })), posted);
  const editOf = (found: Review, posted: PublicationInput["posted"]) =>
    editsOf(planPublication(sampleInput({ review: found, posted }))).find(({ on }) => on === "review");

  test("stays unchanged while its own occurrence isn't fixed", () => {
    expect(editOf(at(190, 208), openedWith(at(190, 208, 212)))).toBeUndefined();
  });

  test("says that its own occurrence is fixed and others remain, and stays visible", () => {
    const posted = openedWith(at(190, 208, 212));

    const edit = editOf(at(190, 212), posted);

    expect(posted.reviewComments[0]?.body).toContain("**Line 208 has no summary.**");
    expect(edit?.body).toContain("**Fixed here in `3f2c1ab`.** The same is still elsewhere in this file");
    expect(edit?.isMinimised).toBe(false);
  });

  test("is not edited again until nothing of it is left", () => {
    const posted = pushedTo(at(190, 212), openedWith(at(190, 208, 212)));

    expect(posted.reviewComments[0]?.body).toContain("**Fixed here in `3f2c1ab`.**");
    expect(editOf(at(212), posted)).toBeUndefined();
    expect(editOf(at(), posted)).toMatchObject({
      isMinimised: true,
      body: expect.stringContaining("**Fixed in `3f2c1ab`.**"),
    });
  });
});

describe("the same review again", () => {
  const first = planPublication(sampleInput());
  const posted = postedAfter(first);
  const again = sampleInput({
    runId: "OTHER",
    tookMs: 9,
    posted: {
      ...posted,
      reviews: posted.reviews.map((one) => ({ ...one, body: one.body.replaceAll("\n", "\r\n") })),
    },
  });

  test("writes nothing but the check", () => {
    const plan = planPublication(again);

    expect(kinds(plan)).toEqual(["complete-check-run"]);
    expect(plan.placements.filter(({ where }) => where === "posted-before")).toHaveLength(2);
  });

  test("when all is fixed edits every comment and folds it away, in one write", () => {
    const plan = planPublication({ ...again, review: review([connector([])]) });

    expect(kinds(plan)).toEqual(["edit-comments", "complete-check-run"]);
    expect(editsOf(plan).map(({ on, isMinimised }) => [on, isMinimised])).toEqual([
      ["review-body", false],
      ["review", true],
      ["review", true],
    ]);
    expect(editsOf(plan)[0]?.body).toContain("**Ready for human review.**");
    expect(editsOf(plan)[1]?.body).toContain("**Fixed in `3f2c1ab`.**");
  });

  test("leaves resolved threads alone: no edit when the finding is fixed, no new comment when it isn't", () => {
    const reviewComments = again.posted.reviewComments.map((one) => ({ ...one, isResolved: true }));
    const posted = { ...again.posted, reviewComments };

    expect(kinds(planPublication({ ...again, posted }))).toEqual(["complete-check-run"]);
    const green = planPublication({ ...again, posted, review: review([connector([])]) });
    expect(kinds(green)).toEqual(["edit-comments", "complete-check-run"]);
    expect(editsOf(green).map(({ on }) => on)).toEqual(["review-body"]);
  });

  test("does not write again what a person deleted", () => {
    const reviewComments = again.posted.reviewComments.slice(1);

    const plan = planPublication({ ...again, posted: { ...again.posted, reviewComments } });

    expect(kinds(plan)).toEqual(["complete-check-run"]);
    expect(plan.placements.map(({ where }) => where)).not.toContain("line");
  });

  test.for([
    { title: "emptied in the text of the review", reviews: [postedReview({ body: "" })] },
    { title: "deleted as a comment", reviews: [] },
  ])("does not write the summary again that a person took away on an earlier head: $title", ({ reviews }) => {
    const reviewComments = again.posted.reviewComments.map((one) => ({ ...one, madeOn: "an earlier head" }));
    const posted = { ...nothingPosted, reviewComments, reviews };

    const same = planPublication({ ...again, posted });
    const worse = planPublication({
      ...again,
      posted,
      review: review([connector([finding({ occurrences: [occurrence(208, { fingerprint: "f00d" })] })])]),
    });

    expect(kinds(same)).toEqual(["complete-check-run"]);
    expect(kinds(worse)).toEqual(["create-review", "edit-comments", "complete-check-run"]);
    expect(bodyOf(worse, "create-review")).not.toContain("connector-review:summary");
    expect(editsOf(worse).map(({ on }) => on)).not.toContain("review-body");
  });

  test("doesn't post again what a person deleted: the review's text has the fingerprints", () => {
    const plan = planPublication({ ...again, posted: { ...again.posted, reviewComments: [] } });

    expect(kinds(plan)).toEqual(["complete-check-run"]);
  });

  test("doesn't say that anything is fixed while the review has gaps", () => {
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

    expect(editsOf(gap).map(({ on }) => on)).toEqual(["review-body"]);
    expect(editsOf(crashed).map(({ on }) => on)).toEqual(["review-body"]);
  });

  test("doesn't say that anything is fixed in a file that wasn't read", () => {
    const unread = ["independent-publisher-connectors/Contoso Invoices"];

    const plan = planPublication({ ...again, review: review([connector([], { unread })]) });

    expect(editsOf(plan).map(({ on }) => on)).toEqual(["review-body"]);
  });

  test("says in one line above the text that people answered that it is fixed, and stays visible", () => {
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

  test("posts a finding again that was fixed and came back", () => {
    const fixed = planPublication({ ...again, review: review([connector([])]) });

    const plan = planPublication(sampleInput({ posted: postedAfter(fixed, again.posted) }));

    expect(kinds(plan)).toEqual(["create-review", "edit-comments", "complete-check-run"]);
    expect(bodyOf(plan, "create-review")).toBe(
      "**2 things to fix before this can be certified · 1 warning**\n\nThe check “Connector review” lists everything.",
    );
    expect(editsOf(plan)).toMatchObject([{ on: "review-body", body: expect.stringContaining("2 things") }]);
  });

  test("says that a connector left the pull request", () => {
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

  expect(conclusionFor(review([connector([breaking])]))).toBe("action_required");
  expect(conclusionFor(review([connector([breaking, finding()])]))).toBe("failure");
  expect(conclusionFor(review([connector([{ ...breaking, severity: "warning" }])]))).toBe("success");
});

test("an incomplete review is neutral, and without findings it notifies nobody", () => {
  const incomplete = review([connector([])], { gaps: ["GitHub lists 3,000 files at most."] });
  const plan = planPublication(sampleInput({ review: incomplete }));

  expect(conclusionFor(incomplete)).toBe("neutral");
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
  const plan = planPublication(sampleInput({ posted: { ...nothingPosted, comments } }));

  expect(plan.actions.find(({ kind }) => kind === "edit-comment")).toMatchObject({ id: 4 });
  expect(bodyOf(plan, "create-review")).not.toContain("connector-review:summary");
});

test("a summary in the conversation goes on where reviews have one, too; of those alone the oldest does", () => {
  const body = bodyOf(planPublication(onGreen()), "create-comment");
  const reviews = [
    postedReview({ id: 3, nodeId: "PRR_3", body: "**1 thing to fix**" }),
    postedReview({ id: 9, nodeId: "PRR_9", body }),
    postedReview({ id: 4, nodeId: "PRR_4", body }),
    postedReview({ id: 2, nodeId: "PRR_2", body, isOurs: false }),
  ];
  const planOn = (posted: Partial<PublicationInput["posted"]>) =>
    planPublication(sampleInput({ posted: { ...nothingPosted, ...posted } }));

  expect(planOn({ reviews, comments: [postedComment({ id: 70, body })] }).actions[1]).toMatchObject({
    kind: "edit-comment",
    id: 70,
  });
  expect(editsOf(planOn({ reviews }))).toMatchObject([{ on: "review-body", id: 4, nodeId: "PRR_4" }]);
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

test("5,000 findings in 500 files make one review with one summary", () => {
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
    status: "added" as const,
    patch: `@@ -0,0 +1,10 @@\n${"+x\n".repeat(10)}`,
  }));

  const plan = planPublication(sampleInput({ review: review(each), files }));

  expect(kinds(plan)).toEqual(["create-review", "complete-check-run"]);
  expect(plan.placements).toHaveLength(5_000);
  for (const action of plan.actions) expectWithinLimits(action);
});

test("a plan is printed with every action, and nothing in it becomes markup", () => {
  const text = planMarkdown(planPublication(sampleInput()));

  expect(text).toContain("# Plan for `3f2c1ab`: 2 actions");
  expect(text).toContain(
    "## 1. Create a review with 2 line comments\n\n```markdown\n<!-- connector-review:summary v1",
  );
  expect(text).toContain("## 2. Complete the check run: failure, 4 annotations");
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
