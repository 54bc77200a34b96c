import fc from "fast-check";
import { expect, test } from "vitest";
import { lineCount, lineRangeOf, lineSpan, lineText, makeSource } from "../../src/text/source.ts";

test("lines end with LF or CRLF, and a line end at the very end opens no further line", () => {
  const source = makeSource("a.json", "{\r\n  1\n}\n");

  expect(lineCount(source)).toBe(3);
  expect([1, 2, 3, 4].map((line) => lineText(source, line))).toEqual(["{", "  1", "}", ""]);
  expect(lineSpan(source, 2)).toEqual({ start: 3, end: 6 });
  expect(lineSpan(source, 4)).toBeUndefined();
});

test("a lone carriage return ends a line only where no line feed does", () => {
  expect(lineCount(makeSource("a", "1\r2\r3"))).toBe(3);
  expect(lineCount(makeSource("a", "1\r2\n3"))).toBe(2);
  expect(lineText(makeSource("a", "1\r2\n3"), 1)).toBe("1\r2");
});

test("an empty file has one empty line", () => {
  const source = makeSource("a", "");

  expect(lineCount(source)).toBe(1);
  expect(lineRangeOf(source, { start: 0, end: 9 })).toEqual({ line: 1, column: 1, endLine: 1, endColumn: 1 });
});

test("a span has lines and columns that count from one", () => {
  const source = makeSource("a", '{\n  "a": "ü😀"\n}');

  expect(lineRangeOf(source, { start: 9, end: 14 })).toEqual({
    line: 2,
    column: 8,
    endLine: 2,
    endColumn: 13,
  });
  expect(lineRangeOf(source, { start: 0, end: 16 })).toEqual({
    line: 1,
    column: 1,
    endLine: 3,
    endColumn: 2,
  });
});

test("a span that ends with a line end stops before it", () => {
  const source = makeSource("a", "one\r\ntwo\r\n");

  expect(lineRangeOf(source, { start: 0, end: 5 })).toEqual({ line: 1, column: 1, endLine: 1, endColumn: 4 });
  expect(lineRangeOf(source, { start: 5, end: 10 })).toEqual({
    line: 2,
    column: 1,
    endLine: 2,
    endColumn: 4,
  });
  expect(lineRangeOf(source, { start: 10, end: 10 })).toEqual({
    line: 2,
    column: 4,
    endLine: 2,
    endColumn: 4,
  });
});

test("a line range always lies inside the file", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "\r", "\n", "\r\n", "😀"), maxLength: 30 });
  fc.assert(
    fc.property(
      text,
      fc.integer({ min: -3, max: 70 }),
      fc.integer({ min: -3, max: 70 }),
      (content, start, end) => {
        const source = makeSource("a", content);

        const range = lineRangeOf(source, { start, end });

        expect(range.line).toBeGreaterThanOrEqual(1);
        expect(range.endLine).toBeLessThanOrEqual(lineCount(source));
        expect(range.column).toBeLessThanOrEqual(lineText(source, range.line).length + 1);
        expect(range.endColumn).toBeLessThanOrEqual(lineText(source, range.endLine).length + 1);
        expect(range.endColumn).toBeGreaterThanOrEqual(1);
        expect(range.line < range.endLine || range.column <= range.endColumn).toBe(true);
      },
    ),
    { seed: 20261120, numRuns: 500 },
  );
});

test("lines and line ends together are the whole text", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b", "\n", "\r\n"), maxLength: 30 });
  fc.assert(
    fc.property(text, (content) => {
      const source = makeSource("a", content);
      const lines = Array.from({ length: lineCount(source) }, (_, index) => lineText(source, index + 1));

      expect(lines.join("\n")).toBe(content.replaceAll("\r\n", "\n").replace(/\n$/, ""));
    }),
    { seed: 20261120 },
  );
});
