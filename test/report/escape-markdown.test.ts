import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  codeCell,
  codeSpan,
  escapeSentence,
  escapeText,
  fencedBlock,
  fencedText,
  ownLink,
} from "../../src/wording/escape-markdown.ts";
import { hostileText } from "./any-review.ts";
import { nodesOf, proseOf, reference, typesOf } from "./markdown-nodes.ts";

const seeded = { seed: 20261120, numRuns: 1500 };

describe("text of a pull request", () => {
  test("is shown as it is, not as markup", () => {
    expect(escapeText("**bold** [x](y) <b> a|b")).toBe("\\*\\*bold\\*\\* \\[x\\](y) \\<b\\> a\\|b");
    expect(escapeText("# 1. heading")).toBe("\\# 1. heading");
    expect(escapeText("1. item")).toBe("1\\. item");
    expect(escapeText("5000.2.4.2")).toBe("5000.2.4.2");
  });

  test("mentions nobody and refers to nothing", () => {
    expect(escapeText("@octocat #12 www.x.example https://x.example")).toBe(
      "@\u200boctocat \\#\u200b12 www\u200b.x.example https:\u200b//x.example",
    );
  });

  test("is one paragraph of text, whatever it is", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const markdown = escapeText(text);

        expect(
          [...typesOf(markdown)].filter((type) => !["root", "paragraph", "text"].includes(type)),
        ).toEqual([]);
        expect(proseOf(markdown)).not.toMatch(reference);
      }),
      seeded,
    );
  });
});

describe("a sentence of a rule", () => {
  test("keeps the author's words in code", () => {
    expect(escapeSentence("The operation `Get*User` has no <summary>.")).toBe(
      "The operation `Get*User` has no \\<summary\\>.",
    );
  });

  test("has only text and code, also when the author's words hold backticks", () => {
    fc.assert(
      fc.property(hostileText, hostileText, (one, two) => {
        const markdown = escapeSentence(`The parameter \`${one}\` of \`${two}\` has no ${one}.`);

        const others = [...typesOf(markdown)].filter(
          (type) => !["root", "paragraph", "text", "inlineCode"].includes(type),
        );
        expect(others).toEqual([]);
        expect(proseOf(markdown)).not.toMatch(reference);
      }),
      seeded,
    );
  });
});

describe("a code span", () => {
  test("is closed by nothing inside", () => {
    expect(codeSpan("a``b`")).toBe("``` a``b` ```");
    expect(codeSpan("")).toBe("` `");
  });

  test("shows every character in one node", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const [, paragraph, code, ...rest] = nodesOf(`x${codeSpan(text)}`).filter(
          (node) => node.type !== "text",
        );

        expect([paragraph?.type, code?.type, rest]).toEqual(["paragraph", "inlineCode", []].slice(0, 3));
      }),
      seeded,
    );
  });

  test("stays inside its cell of a table", () => {
    fc.assert(
      fc.property(hostileText, hostileText, (one, two) => {
        const markdown = `| a | b |\n|---|---|\n| ${codeCell(one)} | ${escapeSentence(`x \`${two}\` ${two}`, codeCell)} |`;

        const cells = nodesOf(markdown).filter((node) => node.type === "tableCell");
        expect(cells).toHaveLength(4);
        expect(
          [...typesOf(markdown)].filter((type) => /link|image|html|heading|definition/i.test(type)),
        ).toEqual([]);
      }),
      seeded,
    );
  });

  test("has an odd number of backslashes before a bar, as GitHub's tables need it", () => {
    expect(codeCell("a|b")).toBe("`a\\|b`");
    expect(codeCell("a\\|b")).toBe("`a\\\\\\|b`");
  });
});

test("a fenced block is closed by nothing inside", () => {
  fc.assert(
    fc.property(fc.array(hostileText, { maxLength: 4 }), (texts) => {
      const lines = texts.flatMap((text) => text.split(/\r\n|\r|\n/));

      expect([...typesOf(fencedBlock("suggestion", lines))].sort()).toEqual(["code", "root"]);
    }),
    seeded,
  );
});

test("a fenced text makes control characters visible", () => {
  expect(fencedText("", ["a\u001b[31m"])).toBe("```\na␛[31m\n```");
});

test("a link is made of complete addresses only", () => {
  expect(ownLink("why", "https://example.com/a.md")).toBe("[why](https://example.com/a.md)");
  expect(ownLink("why", "javascript:alert(1)")).toBe("why");
  expect(ownLink("why", "https://example.com/) [x](y")).toBe("why");
});
