/** A push notifies people at most once, whatever it changes and whatever is posted already. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Action, Plan } from "../../src/publish/plan/plan.ts";
import { type PublicationInput, planPublication } from "../../src/publish/plan/plan-publication.ts";
import type { PullRequestFacts } from "../../src/publish/plan/pull-request-facts.ts";
import { nothingPosted } from "../../src/publish/posted.ts";
import type { Finding, Review } from "../../src/review/finding/finding.ts";
import { connector, finding, folder, occurrence, review } from "../report/sample-review.ts";
import { facts, postedAfter, sampleInput } from "./sample-input.ts";

/** Actions that trigger notifications according to GitHub; see scripts/replay/replay-posted.ts. */
function notifies({ kind }: Action): boolean {
  return kind === "create-review" || kind === "create-comment" || kind === "create-file-comment";
}

function notificationsOf({ actions }: Plan): readonly string[] {
  return actions.filter(notifies).map(({ kind }) => kind);
}

/** Findings in = findings placed, and a finding that was promised a comment has one. */
function expectPlacements({ actions, placements }: Plan, count: number): void {
  const lines = actions.flatMap((action) => (action.kind === "create-review" ? action.comments : []));
  const onFiles = actions.filter(({ kind }) => kind === "create-file-comment");
  const at = (wanted: string) => placements.filter(({ where }) => where === wanted).length;
  expect(placements).toHaveLength(count);
  expect([lines.length, onFiles.length]).toEqual([at("line"), at("file")]);
}

const onLine = finding();
const onFile = (name: string): Finding =>
  finding({
    rule: "readme/missing",
    file: `${folder}/${name}`,
    occurrences: [occurrence(null, { subject: name, fingerprint: Buffer.from(name).toString("hex") })],
  });
const files = [
  ...sampleInput().files,
  ...["icon.png", "readme.md", "script.csx"].map((name) => ({
    path: `${folder}/${name}`,
    status: "added" as const,
  })),
];

const found = {
  nothing: [],
  "a line": [onLine],
  "a file": [onFile("icon.png")],
  "three files": [onFile("icon.png"), onFile("readme.md"), onFile("script.csx")],
  "a line and files": [onLine, onFile("icon.png"), onFile("readme.md")],
} satisfies Readonly<Record<string, readonly Finding[]>>;
type Found = keyof typeof found;

function reviewOf(what: Found, severity: Finding["severity"] = "error"): Review {
  const findings = found[what].map((one): Finding => ({ ...one, severity }));
  return review([
    connector(findings, severity === "error" && findings.length > 0 ? {} : { verdict: "pass" }),
  ]);
}

const green = planPublication(sampleInput({ review: reviewOf("nothing") }));
const summaryComment = postedAfter(green);
const summaryReview = postedAfter(planPublication(sampleInput({ review: reviewOf("a line") })));
const newcomer: Partial<PullRequestFacts> = { isReturningAuthor: false };
const returning: Partial<PullRequestFacts> = { isReturningAuthor: true };

interface Situation {
  readonly title: string;
  readonly what: Found;
  readonly severity?: Finding["severity"];
  readonly posted?: PublicationInput["posted"];
  readonly pullRequest?: Partial<PullRequestFacts>;
  readonly limits?: PublicationInput["limits"];
  readonly notifies: readonly string[];
}

const situations: readonly Situation[] = [
  { title: "a first push with lines", what: "a line", notifies: ["create-review"] },
  { title: "a first push with lines and files", what: "a line and files", notifies: ["create-review"] },
  { title: "a first push with a file alone", what: "a file", notifies: ["create-comment"] },
  { title: "a first push with files alone", what: "three files", notifies: ["create-comment"] },
  {
    title: "a green push of somebody new",
    what: "nothing",
    pullRequest: newcomer,
    notifies: ["create-comment"],
  },
  { title: "a green push of a returning author", what: "nothing", pullRequest: returning, notifies: [] },
  {
    title: "warnings on lines of a returning author",
    what: "a line",
    severity: "warning",
    pullRequest: returning,
    notifies: ["create-review"],
  },
  {
    title: "warnings about files of a returning author",
    what: "three files",
    severity: "warning",
    pullRequest: returning,
    notifies: ["create-file-comment"],
  },
  {
    title: "lines where a comment is the summary",
    what: "a line and files",
    posted: summaryComment,
    notifies: ["create-review"],
  },
  {
    title: "files where a comment is the summary",
    what: "three files",
    posted: summaryComment,
    notifies: ["create-file-comment"],
  },
  {
    title: "files where a review is the summary",
    what: "three files",
    posted: summaryReview,
    notifies: ["create-file-comment"],
  },
  {
    title: "the same again where a review is the summary",
    what: "a line",
    posted: summaryReview,
    notifies: [],
  },
  { title: "all fixed where a review is the summary", what: "nothing", posted: summaryReview, notifies: [] },
  { title: "a draft", what: "a line and files", pullRequest: { isDraft: true }, notifies: [] },
  {
    title: "a locked conversation",
    what: "a line and files",
    pullRequest: { canComment: false },
    notifies: [],
  },
  {
    title: "no line comments wanted",
    what: "a line and files",
    limits: { lines: 0, files: 1 },
    notifies: ["create-comment"],
  },
  {
    title: "no line comments wanted, the summary is posted",
    what: "a line and files",
    limits: { lines: 0, files: 1 },
    posted: summaryComment,
    notifies: ["create-file-comment"],
  },
  {
    title: "no comments of either kind wanted, the summary is posted",
    what: "a line and files",
    limits: { lines: 0, files: 0 },
    posted: summaryComment,
    notifies: [],
  },
];

test.for(situations)("$title: $notifies", ({ what, severity, posted, pullRequest, limits, notifies }) => {
  const plan = planPublication(
    sampleInput({
      review: reviewOf(what, severity),
      files,
      posted: posted ?? nothingPosted,
      pullRequest: { ...facts, ...pullRequest },
      ...(limits === undefined ? {} : { limits }),
    }),
  );

  expect(notificationsOf(plan)).toEqual(notifies);
  expectPlacements(plan, found[what].length);
});

describe("over a pull request's whole life", () => {
  const push = fc.record({
    what: fc.constantFrom(...(Object.keys(found) as readonly Found[])),
    severity: fc.constantFrom<Finding["severity"]>("error", "warning", "info"),
    isDraft: fc.boolean(),
    /** A person takes the summary away before. */
    isDeleted: fc.boolean(),
    hasAnotherSummary: fc.boolean(),
    limits: fc.record({ lines: fc.constantFrom(0, 1, 25), files: fc.constantFrom(0, 5) }),
  });

  test("each push notifies people once at most, there is one summary, and every finding has one placement", () => {
    fc.assert(
      fc.property(
        fc.array(push, { minLength: 1, maxLength: 6 }),
        fc.boolean(),
        (pushes, isReturningAuthor) => {
          let posted = nothingPosted;
          for (const [index, one] of pushes.entries()) {
            if (one.isDeleted) posted = { ...posted, comments: [], reviews: [] };
            if (one.hasAnotherSummary)
              posted = { ...posted, comments: [...posted.comments, ...summaryComment.comments] };
            const summaries = posted.comments.length + posted.reviews.filter(isSummary).length;
            const plan = planPublication(
              sampleInput({
                review: reviewOf(one.what, one.severity),
                files,
                posted,
                limits: one.limits,
                pullRequest: {
                  ...facts,
                  head: `${index}`.repeat(40),
                  isReturningAuthor,
                  isDraft: one.isDraft,
                },
              }),
            );
            posted = postedAfter(plan, posted);

            expect(notificationsOf(plan).length).toBeLessThanOrEqual(1);
            expectPlacements(plan, found[one.what].length);
            expect(posted.comments.length + posted.reviews.filter(isSummary).length).toBeLessThanOrEqual(
              Math.max(1, summaries),
            );
          }
        },
      ),
      { seed: 20261121, numRuns: 300 },
    );
  });

  function isSummary({ body }: { readonly body: string }): boolean {
    return body.startsWith("<!-- connector-review:summary v1 ");
  }
});

test("a comment on a file came first: the review that follows carries the summary all the same", () => {
  const pullRequest = { ...facts, ...returning };
  const first = planPublication(
    sampleInput({ review: reviewOf("a file", "warning"), files, pullRequest: { ...pullRequest, head: "1" } }),
  );
  const posted = postedAfter(first);

  const second = planPublication(
    sampleInput({ review: reviewOf("a line and files"), files, posted, pullRequest }),
  );

  expect(notificationsOf(first)).toEqual(["create-file-comment"]);
  expect(second.actions[0]).toMatchObject({
    kind: "create-review",
    body: expect.stringContaining("<!-- connector-review:summary v1 "),
  });
});

test("the edit of a review's text is one request with the comments whose findings are fixed", () => {
  const plan = planPublication(sampleInput({ review: reviewOf("nothing"), posted: summaryReview }));

  expect(plan.actions).toMatchObject([
    {
      kind: "edit-comments",
      edits: [
        {
          on: "review-body",
          id: summaryReview.reviews[0]?.id,
          body: expect.stringContaining("Ready for human review."),
        },
        { on: "review", isMinimised: true },
      ],
    },
    { kind: "complete-check-run" },
  ]);
});
