import fc from "fast-check";
import { expect, test } from "vitest";
import { applyEdits, inOrder } from "../../src/text/edit.ts";
import { editedLines } from "../../src/text/edited-lines.ts";
import { makeSource } from "../../src/text/source.ts";

const text = "one\r\ntwo\r\nthree\r\nfour\r\n";

test("a change inside a line replaces that line", () => {
  expect(editedLines(makeSource("a", text), [{ start: 5, end: 6, text: "T" }])).toEqual({
    startLine: 2,
    endLine: 2,
    lines: ["Two"],
  });
});

test("a line that is added brings the one before it along", () => {
  expect(editedLines(makeSource("a", text), [{ start: 8, end: 8, text: "\r\nnew" }])).toEqual({
    startLine: 2,
    endLine: 2,
    lines: ["two", "new"],
  });
});

test("a line that goes is replaced by no line, and its neighbours stay out of it", () => {
  expect(editedLines(makeSource("a", text), [{ start: 3, end: 8, text: "" }])).toEqual({
    startLine: 2,
    endLine: 2,
    lines: [],
  });
});

test("replacing the lines does what the edits do", () => {
  const line = fc.constantFrom("a", "b", "", "cc");
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 8 }),
      fc.array(fc.tuple(fc.nat(20), fc.nat(6), fc.constantFrom("", "a", "\nb", "c\n")), {
        minLength: 1,
        maxLength: 3,
      }),
      (lines, drawn) => {
        const before = `${lines.join("\n")}\nend\n`;
        const edits = inOrder(
          drawn.map(([at, length, put]) => {
            const start = Math.min(at, before.length - 5);
            return { start, end: Math.min(start + length, before.length - 5), text: put };
          }),
        );
        if (edits === undefined) return;
        const { startLine, endLine, lines: put } = editedLines(makeSource("a", before), edits);
        const replaced = before.split("\n");
        expect(startLine).toBeGreaterThanOrEqual(1);
        expect(endLine).toBeGreaterThanOrEqual(startLine);
        replaced.splice(startLine - 1, endLine - startLine + 1, ...put);
        expect(replaced.join("\n")).toBe(applyEdits(before, edits));
      },
    ),
    { seed: 3, numRuns: 2000 },
  );
});
