import fc from "fast-check";
import { expect, test } from "vitest";
import { markdownLines } from "../../src/demo/markdown-terminal.ts";
import { cellWidth } from "../../src/text/cell-width.ts";
import { makePaint } from "../../src/text/paint.ts";

const plain = makePaint(false);

test("a check run's summary becomes headings, lists and aligned columns", () => {
  const markdown = `<!-- marker -->
**Two things to fix** · 1 warning

**Next**
1. **adele**: fix the \`title\`.
2. A maintainer: nothing yet.

| | where | what |
|---|---|---|
| ● error | \`apiProperties.json:4\` | The brand colour is white. [why](https://example.com) |
| ▲ warning | \`readme.md\` | Too short. |

<details><summary>Fixed here: 1</summary>

- a fixed thing

</details>

<sub>error · icon/square</sub>`;

  expect(markdownLines(markdown, 60, plain)).toEqual([
    "Two things to fix · 1 warning",
    "",
    "Next",
    "",
    "1. adele: fix the `title`.",
    "2. A maintainer: nothing yet.",
    "",
    "           where                   what",
    "● error    `apiProperties.json:4`  The brand colour is",
    "                                   white. why",
    "▲ warning  `readme.md`             Too short.",
    "",
    "▾ Fixed here: 1",
    "",
    "· a fixed thing",
    "",
    "error · icon/square",
  ]);
});

test("a suggestion says what it is", () => {
  expect(markdownLines('```suggestion\n  "a": 1\n```', 60, plain)).toEqual([
    "Suggested change",
    '+   "a": 1',
  ]);
});

test("styles go to a terminal only", () => {
  expect(markdownLines("**bold**", 60, makePaint(true))).toEqual(["\u001b[1mbold\u001b[22m"]);
});

test("no text breaks out of its line or speaks to the terminal", () => {
  const words = fc.array(
    fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("\u001b[31m", "日本語", "**", "`", "| a | b |\n|-|-|\n", "- ", "> "),
    ),
  );

  fc.assert(
    fc.property(words, fc.integer({ min: 40, max: 120 }), (parts, width) => {
      const text = parts.join(" ").replace(/```|~~~| {4}|\t/g, " ");
      for (const line of markdownLines(text, width, plain)) {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
        expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
        if (!/^[>\s|│·\d.-]*\+? {2}/.test(line)) expect(cellWidth(line)).toBeLessThanOrEqual(width);
      }
    }),
    { seed: 20_26, numRuns: 300 },
  );
});
