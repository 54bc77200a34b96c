import fc from "fast-check";
import { expect, test } from "vitest";
import { cellWidth } from "../../src/text/cell-width.ts";
import { codeFrame, drawFrame, type FrameOptions } from "../../src/text/code-frame.ts";
import { lineRangeOf, makeSource } from "../../src/text/source.ts";

function draw(text: string, marked: string, options?: FrameOptions): string {
  const source = makeSource("a.json", text);
  const start = text.indexOf(marked);
  return drawFrame(codeFrame(source, lineRangeOf(source, { start, end: start + marked.length }), options));
}

test("the marked part stands between its neighbours", () => {
  const text = '{\n  "get": {\n    "operationId": "GetUser",\n    "summary": ""\n  }\n}\n';

  expect(`\n${draw(text, '"GetUser"')}`).toBe(`
  2 |   "get": {
> 3 |     "operationId": "GetUser",
    |                    ^^^^^^^^^
  4 |     "summary": ""`);
});

test("numbers are right-aligned and the context can be wider", () => {
  const text = Array.from({ length: 12 }, (_, index) => `line ${index + 1}`).join("\r\n");

  expect(`\n${draw(text, "line 9", { context: 2 })}`).toBe(`
   7 | line 7
   8 | line 8
>  9 | line 9
     | ^^^^^^
  10 | line 10
  11 | line 11`);
});

test("of a long place the first three lines are shown", () => {
  expect(`\n${draw("[\n  {\n 1,\n 2,\n 3\n}]", "{\n 1,\n 2,\n 3\n}")}`).toBe(`
  1 | [
> 2 |   {
    |   ^
> 3 |  1,
    |  ^^
> 4 |  2,
    |  ^^`);
});

test("a long line is cut around the mark", () => {
  const text = `{"a": "${"x".repeat(200)}", "bad": 1, "b": "${"y".repeat(200)}"}`;

  expect(`\n${draw(text, '"bad"', { maxWidth: 25 })}`).toBe(`
> 1 | …xxxxxxx", "bad": 1, "b": …
    |            ^^^^^`);
});

test("tabs are expanded, escape sequences harmless, wide letters two cells wide", () => {
  expect(`\n${draw('\t"\u001b[31m\u202e漢字": 1', ": 1")}`).toBe(`
> 1 |   "␛[31m<U+202E>漢字": 1
    |                      ^^^`);
  expect(cellWidth("aé漢😀e\u0301")).toBe(7);
});

test("an empty place is marked by one caret", () => {
  expect(draw("{}", "")).toBe("> 1 | {}\n    | ^");
});

test("no frame is wider than asked for by more than its ends and stand-ins, and marks lie inside the line", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "\n", "😀", "\t", "漢"), maxLength: 80 });
  fc.assert(
    fc.property(
      text,
      fc.nat(80),
      fc.nat(80),
      fc.integer({ min: 5, max: 30 }),
      (content, start, length, maxWidth) => {
        const source = makeSource("a", content);
        const range = lineRangeOf(source, { start, end: start + length });

        for (const line of codeFrame(source, range, { maxWidth })) {
          expect(line.text.length).toBeLessThanOrEqual(2 * maxWidth + 2);
          expect(line.markStart).toBeLessThanOrEqual(line.markEnd);
          expect(line.markEnd).toBeLessThanOrEqual(line.text.length);
          expect(line.text).not.toMatch(/\p{Cs}/u);
        }
      },
    ),
    { seed: 20261120, numRuns: 500 },
  );
});
