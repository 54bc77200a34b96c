import { describe, expect, test } from "vitest";
import { applyDecisions, type DecidedReview } from "../../src/decisions/apply-decisions.ts";
import type { Decision } from "../../src/decisions/decision.ts";
import type { Review } from "../../src/review/finding/finding.ts";
import { connector, finding, folder, occurrence, review } from "../report/sample-review.ts";

const today = "2026-11-27";
const id = "operation/description-missing";
const [value, other] = ["00000000000000a1:00000000000000f1", "00000000000000a2:00000000000000f2"];

function waive(changes: Partial<Decision> = {}): Decision {
  return {
    commentId: 100,
    index: 0,
    command: "waive",
    isAccepted: true,
    by: "megan",
    rule: id,
    path: null,
    because: "the brand",
    until: "2026-12-31",
    head: "head 1",
    values: [value],
    folders: [folder],
    ...changes,
  };
}

/** Two operations without a description, by the hashes of their values. */
function found(...valueHashes: readonly [string, ...string[]]): Review {
  const [first, ...more] = valueHashes.map((valueHash, index) =>
    occurrence(index + 1, {
      fingerprint: `00000000000000a${index + 1}`,
      valueHash,
      subject: `Operation ${index + 1}`,
    }),
  );
  if (first === undefined) throw new Error("no occurrence");
  return review([connector([finding({ rule: id, occurrences: [first, ...more] })])]);
}

const same = found("00000000000000f1");
const decided = (of: Review, decision: Decision, head = "head 2"): DecidedReview =>
  applyDecisions(of, { accepted: [decision], withdrawn: [] }, head, today);

test("a waiver is bound to the values of the head it was made on, in the files of its path, and to their folders", () => {
  const decision = waive({ values: null, path: "apiDefinition.swagger.json", head: "head 1" });
  const { folders: _, ...unbound } = decision;

  const { bindings, boundValues, notes } = decided(same, unbound, "head 1");

  expect(bindings).toEqual([{ commentId: 100, index: 0, values: [value], folders: [folder] }]);
  expect(boundValues).toEqual([`100.0:${value}`]);
  expect(notes).toEqual([]);
});

describe("a waiver that lapses", () => {
  const named = `The waiver of \`${id}\` by megan`;
  const changed = `${named} no longer counts: the value has changed since. Say it again if it still holds.`;
  const gone = review([]);

  test.each<[string, Review, Decision, string]>([
    ["its last day is past", same, waive({ until: "2026-11-26" }), `${named} ended on 2026-11-26.`],
    ["the value changed", found("00000000000000f9"), waive(), changed],
    [
      "one of its values changed",
      found("00000000000000f1", "00000000000000f9"),
      waive({ values: [value, other] }),
      `${named} no longer counts for \`Operation 2\`: the value has changed since. Say it again if it still holds.`,
    ],
    [
      "the folder left the pull request",
      gone,
      waive(),
      `${named} ended: \`${folder}\` is no longer part of the pull request.`,
    ],
    [
      "one of its folders left",
      same,
      waive({ folders: [folder, "Other"] }),
      `${named} no longer counts for \`Other\`, which is no longer part of the pull request.`,
    ],
    [
      "a push came before it was applied",
      same,
      waive({ values: null }),
      `${named} does not count: a push came before it was applied. Say it again.`,
    ],
    [
      "the store was lost",
      same,
      waive({ values: null, head: null }),
      `${named} does not count: what it was given for is not known any more. Say it again.`,
    ],
    [
      "it has nothing to apply to",
      same,
      waive({ values: [], folders: [] }),
      `${named} has nothing to apply to.`,
    ],
  ])("is announced on the first head without it, and on no other: %s", (_, of, decision, sentence) => {
    const first = decided(of, decision, "head 2");
    const again = decided(of, { ...decision, ...first.announced[0] }, "head 2");
    const later = decided(of, { ...decision, ...first.announced[0] }, "head 3");

    expect(first.notes).toEqual([sentence]);
    expect(again.notes).toEqual([sentence]);
    expect(later.notes).toEqual([]);
    expect([again.announced, later.announced]).toEqual([[], []]);
  });

  test("is announced with the person who took it back", () => {
    const unwaive = waive({ commentId: 200, command: "unwaive", by: "miriam" });

    expect(
      applyDecisions(same, { accepted: [waive(), unwaive], withdrawn: [] }, "head 2", today).notes,
    ).toEqual([`${named} ended: miriam took it back.`]);
  });

  test("is announced when its comment is deleted or edited, unless it had ended before", () => {
    const withdrawn = (decision: Decision) =>
      applyDecisions(same, { accepted: [], withdrawn: [decision] }, "head 2", today);
    const hold = waive({ command: "hold", rule: null });

    expect(withdrawn(waive()).notes).toEqual([`${named} ended: its comment was deleted or changed.`]);
    expect(withdrawn(waive({ announced: { ended: "head 1" } })).notes).toEqual([]);
    expect(withdrawn(hold).notes).toEqual([]);
  });

  test("is announced again when it counted in between", () => {
    const first = decided(found("00000000000000f9"), waive(), "head 2");
    const back = decided(same, waive({ ...first.announced[0] }), "head 3");
    const again = decided(
      found("00000000000000f9"),
      waive({ ...first.announced[0], ...back.announced[0] }),
      "head 4",
    );

    expect(back.review.verdict).toBe("pass");
    expect(back.announced).toEqual([{ commentId: 100, index: 0, announced: {} }]);
    expect(again.notes).toEqual([changed]);
  });

  test("isn't announced when the review has gaps", () => {
    expect(decided(review([], { gaps: ["The tree is too large."] }), waive()).notes).toEqual([]);
  });
});
