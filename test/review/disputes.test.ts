import { expect, test } from "vitest";
import { applyDisputes, isDisputed } from "../../src/review/finding/disputes.ts";
import type { Finding } from "../../src/review/finding/finding.ts";
import { connector, finding, review } from "../report/sample-review.ts";

const rule = "response/default-response-schema";
const dispute = { rule, by: "adele", because: "the service answers so" };
const after = (one: Partial<Finding>) => applyDisputes(review([connector([finding(one)])]), [dispute]);
const disputesOf = (one: Partial<Finding>) => after(one).connectors[0]?.findings[0]?.disputes;

test("a dispute stands at the findings of its rule, with who and why, and changes no verdict", () => {
  const before = review([connector([finding(), finding({ rule: "icon/square" })])]);

  const disputed = applyDisputes(before, [dispute, { ...dispute, by: "terry", because: "so do others" }]);

  expect(disputed.connectors[0]?.findings.map(({ disputes }) => disputes)).toEqual([
    [
      { by: "adele", because: "the service answers so" },
      { by: "terry", because: "so do others" },
    ],
    undefined,
  ]);
  expect(disputed.verdict).toBe("fail");
  expect(disputed.totals).toEqual(before.totals);
  expect(isDisputed(disputed)).toBe(true);
});

test("of what concerns the pull request itself, too", () => {
  const about = review([], { pullRequestFindings: [finding({ file: "" })] });

  expect(isDisputed(applyDisputes(about, [dispute]))).toBe(true);
});

test("it stands until the finding is fixed or a maintainer waived it", () => {
  const waived = { by: "megan", because: "true", until: "2099-01-01" };

  expect(disputesOf({ age: "existing", isTouched: true })).toHaveLength(1);
  expect(disputesOf({ age: "fixed" })).toBeUndefined();
  expect(disputesOf({ waived })).toBeUndefined();
  expect(isDisputed(after({ waived }))).toBe(false);
});

test("what was there before on elements the change leaves alone is not shown, and so not disputed", () => {
  expect(disputesOf({ age: "existing", isTouched: false })).toBeUndefined();
});
