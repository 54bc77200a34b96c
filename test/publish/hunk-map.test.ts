import { structuredPatch } from "diff";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isCommentable, readHunks } from "../../src/publish/placement/hunk-map.ts";

const patch = [
  "@@ -1,3 +1,4 @@",
  " {",
  '-  "a": 1',
  '+  "a": 2,',
  '+  "b": 3',
  " }",
  "@@ -20 +21,2 @@ function",
  " x",
  "+y",
  "\\ No newline at end of file",
].join("\n");

describe("hunks", () => {
  test("are the new side's lines of a patch", () => {
    expect(readHunks(patch)).toEqual([
      { startLine: 1, endLine: 4 },
      { startLine: 21, endLine: 22 },
    ]);
  });

  test("are found in files with CRLF and with lines that look like headers", () => {
    expect(readHunks("@@ -1,2 +1,2 @@\r\n a\r\n-b\r\n+@@ -9,9 +9,9 @@\r\n")).toEqual([
      { startLine: 1, endLine: 2 },
    ]);
  });

  test("are empty when lines were only removed, and without a patch", () => {
    expect(readHunks("@@ -4,2 +3,0 @@\n-a\n-b")).toEqual([]);
    expect(readHunks(undefined)).toEqual([]);
    expect(readHunks("Binary files differ")).toEqual([]);
  });

  test("end where a cut patch ends", () => {
    expect(readHunks("@@ -1,9 +1,9 @@\n a\n b")).toEqual([{ startLine: 1, endLine: 2 }]);
  });
});

describe("a comment", () => {
  test("can be on lines of one hunk only", () => {
    const map = readHunks(patch);

    expect(isCommentable(map, 1, 4)).toBe(true);
    expect(isCommentable(map, 22, 22)).toBe(true);
    expect(isCommentable(map, 4, 21)).toBe(false);
    expect(isCommentable(map, 5, 5)).toBe(false);
    expect(isCommentable(map, 3, 2)).toBe(false);
  });
});

test("the hunks of any diff are exactly the lines it shows of the new side", () => {
  const line = fc.constantFrom(
    "a",
    "b",
    "c",
    "{",
    "}",
    "@@ -1 +1 @@",
    "+x",
    "-y",
    " z",
    "",
    "\\ No newline at end of file",
  );
  const text = fc.tuple(fc.array(line, { maxLength: 30 }), fc.constantFrom("\n", "\r\n"), fc.boolean());
  fc.assert(
    fc.property(text, text, fc.nat(4), (before, after, context) => {
      const { hunks } = structuredPatch("a", "a", textOf(before), textOf(after), "", "", { context });

      const wanted = hunks
        .filter((hunk) => hunk.newLines > 0)
        .map((hunk) => ({
          startLine: hunk.newStart,
          endLine: hunk.newStart + hunk.newLines - 1,
        }));
      expect(readHunks(patchOf(hunks))).toEqual(wanted);
    }),
    { seed: 20261125, numRuns: 2_000 },
  );
});

function textOf([lines, end, isClosed]: readonly [readonly string[], string, boolean]): string {
  return lines.join(end) + (isClosed && lines.length > 0 ? end : "");
}

function patchOf(hunks: ReturnType<typeof structuredPatch>["hunks"]): string {
  return hunks
    .map((h) => [`@@ -${h.oldStart},${h.oldLines} +${h.newStart},${h.newLines} @@`, ...h.lines].join("\n"))
    .join("\n");
}
