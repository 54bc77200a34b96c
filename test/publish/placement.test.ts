import { structuredPatch } from "diff";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type CommentableFile,
  type FindingPlacement,
  placeFindings,
} from "../../src/publish/placement/placement.ts";
import type { Finding } from "../../src/review/finding/finding.ts";
import { anyFinding } from "../report/any-review.ts";
import { finding, occurrence } from "../report/sample-review.ts";

const file = finding().file;
const onDiff: CommentableFile = {
  path: file,
  status: "modified",
  patch: `@@ -1,0 +1,40 @@\n${"+x\n".repeat(40)}`,
};

function placementsOf(
  findings: readonly Finding[],
  files: readonly CommentableFile[] = [onDiff],
  postedBefore: readonly string[] = [],
) {
  return placeFindings({
    findings,
    files,
    postedBefore: new Set(postedBefore),
    announced: new Set<string>(),
    moved: new Set<string>(),
    lineComments: 25,
    canComment: true,
    fileComments: 5,
  });
}
function placementKinds(placements: readonly FindingPlacement[]): readonly string[] {
  return placements.map(({ where }) => where);
}
function at(line: number | null, overrides: Partial<Finding> = {}): Finding {
  return finding({ occurrences: [occurrence(line)], ...overrides });
}

describe("a new error or warning", () => {
  test("is a comment on its line of the diff", () => {
    expect(placementsOf([at(12, { severity: "warning" })])[0]).toMatchObject({
      where: "line",
      isAnnotated: true,
      commentLines: { startLine: 12, endLine: 12, suggestion: null },
    });
  });

  test("is a comment on its first occurrence that is on the diff", () => {
    const one = finding({ occurrences: [occurrence(90), occurrence(30), occurrence(35)] });

    expect(placementsOf([one])[0]?.commentLines).toMatchObject({ startLine: 30 });
  });

  test("is a comment on the file when no occurrence is on the diff", () => {
    expect(placementKinds(placementsOf([at(90), at(null)]))).toEqual(["file", "file"]);
  });

  test("is an annotation in a file the pull request doesn't change, and only in the summary without a line", () => {
    expect(placementKinds(placementsOf([at(12), at(null)], []))).toEqual(["annotation", "summary"]);
    expect(placementKinds(placementsOf([at(12)], [{ path: file, status: "removed" }]))).toEqual([
      "annotation",
    ]);
  });

  test("isn't posted twice", () => {
    expect(placementKinds(placementsOf([at(12)], [onDiff], ["00000000000000a1"]))).toEqual(["posted-before"]);
  });

  test("is a comment on exactly the lines of its suggestion", () => {
    const suggestion = { startLine: 11, endLine: 13, lines: ["y"] };
    const one = finding({ occurrences: [occurrence(12, { suggestion })] });

    expect(placementsOf([one])[0]?.commentLines).toMatchObject({ startLine: 11, endLine: 13, suggestion });
  });

  test("has no suggestion whose lines leave the diff", () => {
    const suggestion = { startLine: 39, endLine: 41, lines: ["y"] };
    const one = finding({ occurrences: [occurrence(40, { suggestion })] });

    expect(placementsOf([one])[0]?.commentLines).toMatchObject({
      startLine: 40,
      endLine: 40,
      suggestion: null,
    });
  });

  test("on many lines is a comment on the first", () => {
    const range = { line: 3, column: 1, endLine: 35, endColumn: 2 };

    expect(
      placementsOf([finding({ occurrences: [occurrence(3, { range })] })])[0]?.commentLines,
    ).toMatchObject({
      startLine: 3,
      endLine: 3,
    });
  });
});

test("infos, existing, waived and fixed findings get no comment", () => {
  const waived = { by: "a", because: "b", until: "2027-01-01" };

  const placements = placementsOf([
    at(12, { severity: "info" }),
    at(12, { age: "existing" }),
    at(12, { age: "existing", isTouched: false }),
    at(12, { waived }),
    at(12, { age: "fixed" }),
  ]);

  expect(placementKinds(placements)).toEqual(["annotation", "annotation", "summary", "summary", "summary"]);
});

test("errors get the 25 line and 5 file comments before warnings", () => {
  const warnings = Array.from({ length: 30 }, () => at(12, { severity: "warning" }));
  const errors = Array.from({ length: 20 }, () => at(13));
  const offDiff = Array.from({ length: 7 }, () => at(90));

  const placements = placementsOf([...warnings, ...errors, ...offDiff]);

  const count = (where: string) => placements.filter((one) => one.where === where).length;
  expect([count("line"), count("file"), count("annotation")]).toEqual([25, 5, 27]);
  expect(placements.filter((one) => one.where === "line" && one.finding.severity === "error")).toHaveLength(
    20,
  );
});

test("an announced finding gets no further comment, but a new occurrence of it does", () => {
  const occurrences = [12, 14].map((line) => occurrence(line, { fingerprint: `a${line}` }));
  const both = finding({ occurrences: [occurrences[0] ?? occurrence(12), ...occurrences.slice(1)] });
  const placementsAfter = (...announced: readonly string[]) =>
    placeFindings({
      findings: [both],
      files: [onDiff],
      postedBefore: new Set(),
      announced: new Set(announced),
      moved: new Set(),
      lineComments: 25,
      canComment: true,
      fileComments: 0,
    })[0];
  const full = Array.from({ length: 200 }, (_, index) => `b${index}`);

  expect(placementsAfter("a12", "a14")?.where).toBe("annotation");
  expect(placementsAfter("a12")).toMatchObject({ where: "line", commentLines: { startLine: 14 } });
  // A full marker left fingerprints out: one that it has stands for all occurrences.
  expect(placementsAfter("a12", ...full)?.where).toBe("annotation");
});

test("nothing is posted on lines and files where we can't comment", () => {
  const placements = placeFindings({
    findings: [at(12), at(null)],
    files: [onDiff],
    postedBefore: new Set(),
    announced: new Set<string>(),
    moved: new Set<string>(),
    lineComments: 25,
    canComment: false,
    fileComments: 5,
  });

  expect(placementKinds(placements)).toEqual(["annotation", "summary"]);
});

test("in 10,000 random diffs every finding has one placement and no comment leaves its hunk", () => {
  let lineComments = 0;
  const text = fc
    .array(fc.constantFrom("a", "b", "c", "{", "}", "x,", ""), { maxLength: 25 })
    .map((lines) => lines.join("\n"));
  const change = fc.record({ before: text, after: text, context: fc.nat(3), hasPatch: fc.boolean() });
  const findings = fc.array(anyFinding(["f0", "f1", "elsewhere"], 9, fc.constant("x")), { maxLength: 8 });
  fc.assert(
    fc.property(fc.array(change, { minLength: 2, maxLength: 2 }), findings, (changes, all) => {
      const diffs = changes.map(({ before, after, context, hasPatch }) => ({
        hasPatch,
        hunks: structuredPatch("f", "f", before, after, "", "", { context }).hunks,
      }));
      const files = diffs.map(({ hunks, hasPatch }, index): CommentableFile => {
        const patch = hunks.map((h) =>
          [`@@ -${h.oldStart},${h.oldLines} +${h.newStart},${h.newLines} @@`, ...h.lines].join("\n"),
        );
        return { path: `f${index}`, status: "modified", ...(hasPatch ? { patch: patch.join("\n") } : {}) };
      });

      const placements = placementsOf(all, files);

      expect(placements.map((one) => one.finding)).toEqual(all);
      for (const { finding: one, commentLines, where } of placements) {
        expect(commentLines === null).toBe(where !== "line");
        if (commentLines === null) continue;
        lineComments++;
        const diff = diffs[Number(one.file.slice(1))];
        expect(diff?.hasPatch).toBe(true);
        const isInside = diff?.hunks.some(
          (h) =>
            commentLines.startLine >= h.newStart &&
            commentLines.endLine < h.newStart + h.newLines &&
            commentLines.startLine <= commentLines.endLine,
        );
        expect(isInside).toBe(true);
      }
    }),
    { seed: 20261126, numRuns: 5_000 },
  );
  expect(lineComments).toBeGreaterThan(1_000);
});

test("infos are annotated within one request of fifty; new errors and warnings always", () => {
  const infos = Array.from({ length: 60 }, () => at(90, { severity: "info" }));
  const before = Array.from({ length: 60 }, () => at(91, { severity: "warning", age: "existing" }));
  const warnings = Array.from({ length: 30 }, () => at(92, { severity: "warning" }));

  const count = (placements: readonly FindingPlacement[]) =>
    placements.filter((one) => one.isAnnotated).length;

  expect(count(placementsOf([...infos, ...before]))).toBe(50);
  expect(count(placementsOf([...infos, ...before, ...warnings]))).toBe(50);
  expect(count(placementsOf([...warnings, ...warnings, ...infos]))).toBe(60);
});
