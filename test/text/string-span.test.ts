import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { spanInString } from "../../src/text/json/string-span.ts";

/** What a part of a string looks like in the document. */
function written(literal: string, start: number, end: number): string {
  const text = `{"a": ${literal}}`;
  const whole = { start: 6, end: 6 + literal.length };
  const span = spanInString(text, whole, { start, end });
  return text.slice(span.start, span.end);
}

describe("a part of a JSON string", () => {
  test.each([
    ["plain letters", '"send the mail"', 9, 13, "mail"],
    ["behind an escape", '"a\\nword"', 2, 6, "word"],
    ["behind a code unit by number", '"\\u00e9t\\u00e9 word"', 4, 8, "word"],
    ["an escape itself", '"a\\"b"', 1, 2, '\\"'],
    ["behind a backslash", '"c:\\\\word"', 3, 7, "word"],
    ["behind a character of two code units", '"🎉 word"', 3, 7, "word"],
    ["further than the string", '"abc"', 2, 9, '"abc"'],
    ["nothing", '"abc"', 2, 2, '"abc"'],
  ])("%s", (_, literal, start, end, expected) => {
    expect(written(literal, start, end)).toBe(expected);
  });

  test("stands for that part, whatever is escaped", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 40 }),
        fc.nat(40),
        fc.nat(40),
        (value, one, other) => {
          const [start, end] = [Math.min(one, other), Math.max(one, other)];
          fc.pre(start < end && end <= value.length);

          expect(JSON.parse(`"${written(JSON.stringify(value), start, end)}"`)).toBe(value.slice(start, end));
        },
      ),
      { seed: 20261201, numRuns: 500 },
    );
  });
});
