import { structuredPatch } from "diff";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseHunks } from "../../src/text/patch/hunks.ts";

describe("hunks", () => {
  test("have numbered lines; the text keeps a carriage return", () => {
    expect(parseHunks("@@ -7 +7,2 @@ text\n a\r\n+b\n\\ No newline at end of file")).toEqual([
      {
        oldStart: 7,
        oldLines: 1,
        newStart: 7,
        newLines: 2,
        lines: [
          { sign: " ", oldLine: 7, newLine: 7, text: "a\r" },
          { sign: "+", oldLine: undefined, newLine: 8, text: "b" },
        ],
      },
    ]);
  });

  test("of a cut patch have the lines that are left", () => {
    expect(parseHunks("@@ -1,9 +1,9 @@\n a\n-b")[0]?.lines.map((line) => line.text)).toEqual(["a", "b"]);
  });

  test("end where their header says", () => {
    const [hunk] = parseHunks("@@ -1,1 +1,1 @@\n a\n+b\n-c\n d");

    expect(hunk?.lines.map((line) => line.text)).toEqual(["a"]);
  });

  test.each(["", "Binary files differ", "@@ -1 +99999999999 @@\n+a", " a\n+b"])(
    "are absent from %j",
    (patch) => {
      expect(parseHunks(patch)).toEqual([]);
    },
  );
});

test("the lines of any diff lead from the text before to the text after", () => {
  const line = fc.constantFrom(
    "a",
    "b",
    "{",
    "@@ -1 +1 @@",
    "+x",
    "-y",
    " z",
    "",
    "\\ No newline at end of file",
  );
  const text = fc.array(line, { maxLength: 30 }).map((lines) => lines.join("\n"));
  fc.assert(
    fc.property(text, text, fc.nat(4), (before, after, context) => {
      const { hunks } = structuredPatch("a", "a", before, after, "", "", { context });
      const patch = hunks
        .map((h) =>
          [`@@ -${h.oldStart},${h.oldLines} +${h.newStart},${h.newLines} @@`, ...h.lines].join("\n"),
        )
        .join("\n");

      const lines = parseHunks(patch).flatMap((hunk) => hunk.lines);

      for (const { oldLine, newLine, text: shown } of lines) {
        if (oldLine !== undefined) expect(before.split("\n")[oldLine - 1]).toBe(shown);
        if (newLine !== undefined) expect(after.split("\n")[newLine - 1]).toBe(shown);
      }
      expect(lines).toHaveLength(
        hunks.flatMap((h) => h.lines).filter((one) => !one.startsWith("\\ ")).length,
      );
    }),
    { seed: 20261201, numRuns: 1_000 },
  );
});
