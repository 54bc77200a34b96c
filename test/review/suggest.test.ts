/** What a click on a suggestion leaves in the file, whatever the file holds: from the rule to the bytes. */
import { describe, expect, test } from "vitest";
import { summed } from "../../src/review/finding/waivers.ts";
import { type ConnectorRule, defineRule } from "../../src/review/rule/rule.ts";
import { reviewConnector } from "../../src/review/run/review-connector.ts";
import { defaultSettings } from "../../src/review/settings.ts";
import { atRange } from "../../src/text/location.ts";
import { connectorOf } from "../helpers/review-files.ts";
import { clicked, suggestedFixesIn } from "../helpers/suggested.ts";
import { record } from "./two-line-rule.ts";

const readme = "a/readme.md";

/** Speaks where the readme says `wrong`; other words replace it. */
function noWrong(instead: string, pattern = /wrong/g) {
  return defineRule({
    ...record,
    id: "test/no-wrong",
    needs: ["readme"],
    title: "No readme says wrong",
    *check({ readme: { source } }) {
      for (const { index: start } of source.text.matchAll(pattern)) {
        const span = { start, end: start + "wrong".length };
        yield {
          location: atRange(source.path, span),
          subject: [source.text.slice(0, start).replace(/\W/g, "").slice(-20)],
          message: "Here stands `wrong`.",
          fix: "Mend it.",
          edits: [{ ...span, text: instead }],
        };
      }
    },
  });
}

/** Speaks where the readme has something between `%`, which is a secret. */
const noSecret = defineRule({
  ...record,
  id: "test/no-secret",
  severity: "info",
  needs: ["readme"],
  title: "No readme has a secret",
  *check({ readme: { source } }) {
    for (const { index, 0: found } of source.text.matchAll(/(?<=%)[^%]+(?=%)/g)) {
      const span = { start: index, end: index + found.length };
      const texts = { message: "Here stands a secret.", fix: "Revoke it." };
      yield { location: atRange(source.path, span), subject: ["secret"], ...texts, isSecret: true };
    }
  },
});

/** The readme after the first click; undefined where nothing is to be clicked. One character for each byte. */
async function afterClick(
  file: string | Uint8Array,
  ...rules: readonly ConnectorRule[]
): Promise<string | undefined> {
  const bytes = typeof file === "string" ? Buffer.from(file) : file;
  const files = { [readme]: bytes, "a/apiProperties.json": Buffer.from("{}") };
  const after = await connectorOf(files, "a", "custom");
  const sides = { before: null, after, change: "added", renamedFrom: null } as const;
  const connector = reviewConnector(rules.length > 0 ? rules : [noWrong("right")], defaultSettings, sides);
  const about = { base: null, head: null, gaps: [], outside: [], pullRequestFindings: [] };
  const [suggested] = suggestedFixesIn(summed({ ...about, connectors: [connector] }), files);
  return suggested === undefined ? undefined : Buffer.from(clicked(suggested, bytes)).toString("latin1");
}

function latin1(text: string): string {
  return Buffer.from(text).toString("latin1");
}

describe("a click fixes the file and leaves the rest as it is", () => {
  test.each([
    ["with LF", "one\nwrong\nthree\n"],
    ["with CRLF", "one\r\nwrong\r\nthree\r\n"],
    ["without a line end at its end", "one\r\nwrong"],
    ["of one line", "wrong"],
    ["with fences", "```js\nwrong\n```\n"],
    ["with a fence on the line", "```` wrong ```\n"],
    ["with tildes on the line", "~~~~ wrong\n~~~~\n"],
    ["with tabs and blanks around", "\t wrong\t \n"],
    ["with letters of all alphabets", "é wrong Ж 漢 😀\n"],
    ["with signs that some take for line ends", "a\u2028wrong\u2029\u0085\u000b\u000cb\n"],
    ["with a mark in front", "\ufeffone\nwrong\n"],
    ["with HTML and an end of our marker", "<!-- wrong --> <details>\n"],
  ])("%s", async (_, file) => {
    expect(await afterClick(file)).toBe(latin1(file.replace("wrong", "right")));
  });

  test.each([
    ["by several lines", "one\nwrong\nthree\n", "``` \n\n  ~~~\n"],
    ["by an empty line", "one\nwrong\nthree\n", ""],
    ["by lines that are empty at both ends", "one\nwrong\nthree\n", "\n\nx\n\n"],
  ])("%s", async (_, file, instead) => {
    expect(await afterClick(file, noWrong(instead))).toBe(file.replace("wrong", instead));
  });
});

describe("nothing is offered where a click would do something else", () => {
  test.each([
    ["the file's first line carries its mark", "\ufeffwrong\n"],
    ["only carriage returns end lines: for git that is one line", "wrong\rtwo\rthree\r"],
    ["a carriage return stands in the line", "one\ra wrong\nthree\n"],
    ["line ends differ within the file", "one\r\nwrong\nthree\n"],
    ["the line is too long to read", `${"x".repeat(70_000)} wrong\n`],
    ["a NUL stands in the line, which no comment can hold", `${"x\n".repeat(5_000)}wrong \0\n`],
  ])("%s", async (_, file) => {
    expect(await afterClick(file)).toBeUndefined();
  });

  test("bytes of the file are no UTF-8, and would be lost", async () => {
    expect(await afterClick(Buffer.from("one\ncaf\xe9 wrong\n", "latin1"))).toBeUndefined();
  });

  test("the fixed line has half a character", async () => {
    expect(await afterClick("wrong\n", noWrong("\ud83d"))).toBeUndefined();
  });

  test("only the end of the file would change, which is part of no line", async () => {
    expect(await afterClick("one\nwrong", noWrong("wrong\n", /wrong(?!\n)/g))).toBeUndefined();
  });

  test.each([
    ["a secret stands in the line", "%k7Wq2vNz81LmPxR4tYbD%"],
    ["a part of a secret stands in the line", "%k7Wq2vNz81Lm\r\nPxR4tYbD83kd%"],
  ])("%s", async (_, secret) => {
    const rules = [noWrong("right"), noSecret];

    expect(await afterClick(`${secret} is wrong\r\n`, ...rules)).toBeUndefined();
    expect(await afterClick(`${secret}\r\nwrong\r\n`, ...rules)).toBe(`${secret}\r\nright\r\n`);
  });
});
