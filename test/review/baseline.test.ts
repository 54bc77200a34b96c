import { expect, test } from "vitest";
import { compareWithBaseline } from "../../src/review/finding/baseline.ts";
import type { RuleOccurrence } from "../../src/review/finding/occurrence.ts";
import { wrongSummary } from "./two-line-rule.ts";

function located(fingerprint: string, valueHash: string): RuleOccurrence {
  const at = { kind: "file", file: "f" } as const;
  return {
    rule: wrongSummary,
    diagnostic: { location: at, subject: [fingerprint], message: "It is wrong.", fix: "Mend it." },
    file: "f",
    occurrence: {
      pointer: null,
      range: null,
      subject: fingerprint,
      message: "It is wrong.",
      fix: "Mend it.",
      fingerprint,
      valueHash,
      suggestion: null,
    },
  };
}

function ages(head: readonly RuleOccurrence[], base: readonly RuleOccurrence[]): string[] {
  const compared = compareWithBaseline(head, base);
  return [...compared.head, ...compared.fixed].map(
    (one) =>
      `${one.age} ${one.occurrence.fingerprint} ${one.occurrence.valueHash}${one.isTouched ? "" : " untouched"}`,
  );
}

test("one on the base excuses one on the head, not two", () => {
  expect(ages([located("a", "1"), located("a", "2")], [located("a", "1")])).toEqual([
    "existing a 1 untouched",
    "new a 2",
  ]);
});

test("an unchanged value is matched before a changed one, whatever the order", () => {
  expect(ages([located("a", "2"), located("a", "1")], [located("a", "1")])).toEqual([
    "new a 2",
    "existing a 1 untouched",
  ]);
});

test("what is left of the base is fixed", () => {
  expect(ages([located("a", "1")], [located("a", "1"), located("a", "1"), located("b", "9")])).toEqual([
    "existing a 1 untouched",
    "fixed a 1",
    "fixed b 9",
  ]);
});

test("without a base everything is new", () => {
  expect(ages([located("a", "1")], [])).toEqual(["new a 1"]);
});
