import fc from "fast-check";
import { expect, test } from "vitest";
import { cut, plain, visible } from "../../src/text/escape.ts";

test("controls, reordering marks, invisible characters and half pairs become visible", () => {
  expect(visible("a\u001b[0m\u0007\u007f\u0085\u202eb\u200b\uFEFF\uD800\uDB40\uDC41")).toBe(
    "a␛[0m␇␡<U+0085><U+202E>b<U+200B><U+FEFF>\uFFFD<U+E0041>",
  );
});

test("letters of all scripts, emoji and joined emoji stay", () => {
  expect(visible("Größe 漢字 שלום 👩‍💻 … \u00A0x")).toBe("Größe 漢字 שלום 👩‍💻 … \u00A0x");
});

test("plain text is one line, and too long text is cut with an ellipsis", () => {
  expect(plain("one\r\ntwo\n\tthree")).toBe("one two  three");
  expect(plain("abcdef", 6)).toBe("abcdef");
  expect(plain("abcdefg", 6)).toBe("abcde…");
  expect(cut("ab😀cd", 4)).toBe("ab…");
});

test("plain text is never longer than allowed and never holds a control character", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.integer({ min: 1, max: 40 }),
      (text, maxLength) => {
        const line = plain(text, maxLength);

        expect(line.length).toBeLessThanOrEqual(maxLength);
        expect(line).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
        expect(line).not.toMatch(/\p{Cs}/u);
      },
    ),
    { seed: 20261120, numRuns: 500 },
  );
});
