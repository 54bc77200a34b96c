import { expect, test } from "vitest";
import { brokenBy, type Step } from "../../scripts/replay/replay-invariants.ts";
import type { PostedState, Spoken } from "../../scripts/replay/replay-posted.ts";
import { findingMarkerOf } from "../../src/publish/marker/marker.ts";
import type { Plan } from "../../src/publish/plan/plan.ts";
import { planPublication } from "../../src/publish/plan/plan-publication.ts";
import type { Review } from "../../src/review/finding/finding.ts";
import type { CheckRun } from "../../src/simulator/state/state.ts";
import { postedReview, postedReviewComment, sampleInput } from "../publish/sample-input.ts";
import { connector, finding, head, occurrence, review, sampleReview } from "../report/sample-review.ts";

/** What stands after a plan was carried out on what stood before. */
function stepAfter(before: Step | undefined, found: Review, kind: Step["kind"]): Step {
  const reviewComments = (before?.posted.spoken ?? []).map(({ id, body }) =>
    postedReviewComment({ id, body }),
  );
  const reviews = (before?.posted.conversation ?? []).map((body) => postedReview({ body }));
  const already = { comments: [], reviewComments, reviews, checkRuns: [] };
  const plan = planPublication(sampleInput({ review: found, posted: already }));
  const posted = postedAfter(plan, before?.posted);
  const notifications = plan.actions.filter(({ kind }) => /^create-/.test(kind)).length;
  return {
    kind,
    base: "b".repeat(40),
    head,
    review: found,
    plan,
    posted,
    calls: { requests: 15, writes: plan.actions.length + 1, notifications },
  };
}

function postedAfter({ actions }: Plan, before: PostedState | undefined): PostedState {
  const edits = new Map(
    actions.flatMap((one) => (one.kind === "edit-comments" ? one.edits : [])).map((one) => [one.id, one]),
  );
  const old = (before?.spoken ?? []).map((one) => {
    const edit = edits.get(one.id);
    return edit === undefined ? one : spoken(one.id, edit.body, edit.isMinimised);
  });
  const fresh = actions.flatMap((one) => (one.kind === "create-review" ? one.comments : []));
  const created = actions.flatMap((one) => (one.kind === "create-review" ? [one.body] : []));
  const written = created.filter((body) => body.startsWith("<!-- connector-review:summary v1 "));
  return {
    spoken: [...old, ...fresh.map(({ body }, index) => spoken(100 + old.length + index, body, false))],
    conversation: [
      ...(before?.conversation ?? []).map((body) => edits.get(summaryId)?.body ?? body),
      ...written,
    ],
    runs: actions.flatMap((one) => (one.kind === "complete-check-run" ? [runOf(one)] : [])),
  };
}

const summaryId = postedReview().id;

function spoken(id: number, body: string, isMinimised: boolean): Spoken {
  const about = findingMarkerOf(postedReviewComment({ body }));
  return { id, on: "line", body, isMinimised, about };
}

function runOf(done: Extract<Plan["actions"][number], { kind: "complete-check-run" }>): CheckRun {
  const { output, annotations, conclusion, externalId } = done;
  const unknown = { detailsUrl: undefined, startedAt: undefined, completedAt: undefined, text: undefined };
  return {
    ...unknown,
    id: 1,
    suiteId: 1,
    headSha: head,
    name: "Connector review",
    externalId,
    status: "completed",
    conclusion,
    ...output,
    annotations: annotations.map((one) => ({
      startColumn: undefined,
      endColumn: undefined,
      rawDetails: undefined,
      ...one,
    })),
    actions: [],
  };
}

const opening = stepAfter(undefined, sampleReview(), "opening");
const [first, second] = sampleReview().connectors[0]?.findings ?? [];
const fixed = stepAfter(opening, review([connector(second === undefined ? [] : [second])]), "fix some");

test("an opening, a push that fixes and one that changes nothing hold", () => {
  expect(first).toBeDefined();
  expect(brokenBy(opening, undefined)).toEqual([]);
  expect(fixed.plan.actions.map(({ kind }) => kind)).toEqual(["edit-comments", "complete-check-run"]);
  expect(brokenBy(fixed, opening)).toEqual([]);
  expect(brokenBy(stepAfter(opening, sampleReview(), "rebase"), opening)).toEqual([]);
});

function tampered(step: Step, posted: Partial<PostedState>, others: Partial<Step> = {}): Step {
  return { ...step, ...others, posted: { ...step.posted, ...posted } };
}

const all = opening.posted.spoken;
const [run] = opening.posted.runs;
const quiet = fixed.posted.spoken.map((one) => ({ ...one, isMinimised: false }));
const elsewhere = all.map((one) =>
  one.about === undefined
    ? one
    : { ...one, about: { ...one.about, fingerprints: ["00000000000000dd", ...one.about.fingerprints] } },
);
const extra = finding({
  occurrences: [occurrence(213, { subject: "Other", fingerprint: "00000000000000c3" })],
});

test.for<[title: string, step: Step, before: Step | undefined, sentence: RegExp]>([
  ["a lost comment", tampered(opening, { spoken: all.slice(1) }), undefined, /with 0 live comments/],
  ["a comment twice", tampered(opening, { spoken: [...all, ...all] }), undefined, /stands there twice/],
  [
    "another text about the same",
    tampered(opening, {
      spoken: [...all, ...all.map((one) => ({ ...one, id: one.id + 50, body: `${one.body} ` }))],
    }),
    undefined,
    /two live comments speak about one fingerprint/,
  ],
  [
    "a comment too many",
    tampered(fixed, { spoken: [...fixed.posted.spoken, spoken(9, "Hello", false)] }),
    opening,
    /do not say what they are about/,
  ],
  [
    "two comments in the conversation",
    tampered(opening, { conversation: ["a", "b"] }),
    undefined,
    /2 comments in the conversation/,
  ],
  [
    "a lost annotation",
    tampered(opening, { runs: run === undefined ? [] : [{ ...run, annotations: [] }] }),
    undefined,
    /has no annotation/,
  ],
  [
    "a lost summary",
    tampered(opening, { runs: run === undefined ? [] : [{ ...run, summary: "" }] }),
    undefined,
    /is not in the summary/,
  ],
  [
    "a check run that never ended",
    tampered(opening, { runs: run === undefined ? [] : [{ ...run, status: "in_progress" }] }),
    undefined,
    /the check run is in_progress/,
  ],
  ["no check run", tampered(opening, { runs: [] }), undefined, /0 check runs/],
  [
    "a finding without a place",
    { ...opening, plan: { ...opening.plan, placements: opening.plan.placements.slice(1) } },
    undefined,
    /findings came in/,
  ],
  [
    "a comment that stays although all is fixed",
    tampered(fixed, { spoken: all }),
    opening,
    /stays, its finding went/,
  ],
  [
    "a comment whose own place is fixed",
    tampered(opening, { spoken: elsewhere }),
    undefined,
    /stays as it was, its place is fixed/,
  ],
  ["a fixed one that is still open", tampered(fixed, { spoken: quiet }), opening, /is not folded away/],
  ["a fixed one without its head", tampered(fixed, {}, { head: "0".repeat(40) }), opening, /names no head/],
  [
    "one that says fixed too early",
    tampered(fixed, {}, { review: sampleReview() }),
    opening,
    /says fixed, its finding is there/,
  ],
  [
    "an old finding commented now",
    { ...opening, kind: "add some" },
    tampered(opening, { spoken: [] }),
    /was there before and is commented now/,
  ],
  [
    "a rebase that brings something",
    stepAfter(
      opening,
      review([connector([...(sampleReview().connectors[0]?.findings ?? []), extra])]),
      "rebase",
    ),
    opening,
    /a rebase brought 1 findings/,
  ],
  [
    "two notifications",
    { ...fixed, calls: { ...fixed.calls, notifications: 2 } },
    opening,
    /2 notifications/,
  ],
  [
    "two notifications of the opening",
    { ...opening, calls: { ...opening.calls, notifications: 2 } },
    undefined,
    /2 notifications/,
  ],
  [
    "a first review without the summary",
    tampered(opening, { conversation: [] }),
    undefined,
    /a review was made and no summary stands/,
  ],
  [
    "many requests",
    { ...opening, calls: { ...opening.calls, requests: 26 } },
    undefined,
    /26 requests, 25 are allowed/,
  ],
  [
    "many writes",
    { ...opening, calls: { ...opening.calls, writes: 5 } },
    undefined,
    /5 writes, 4 are allowed/,
  ],
])("is told: %s", ([, step, before, sentence]) => {
  expect(brokenBy(step, before).join("\n")).toMatch(sentence);
});
