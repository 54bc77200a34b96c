/** What GitHub doesn't show to readers is not a command, and text near HTML that it shows is one. */
import fc from "fast-check";
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { describe, expect, test } from "vitest";
import { parseCommands } from "../../src/commands/parse-comment.ts";

const command = "/connector hold";

function kindsIn(comment: string): readonly string[] {
  return parseCommands(comment).map(({ kind }) => kind);
}

describe("a command that GitHub doesn't show is not read", () => {
  test.each([
    ["a comment left open in a quote", `> <!--\n\n${command}`],
    ["the same with text before it", `Thanks.\n\n> I agree <b>\n> <!-- so do I\n\n${command}`],
    ["in a nested quote", `> > <!--\n\n${command}`],
    ["in a list item", `- <!-- note\n\n${command}`],
    ["in a numbered list item", `1. <!-- note\n\n${command}`],
    ["in a quote inside a list item", `- a\n  > <!--\n\n${command}`],
    ["in a task of a checklist", `- [x] done\n\n  <!--\n\n${command}`],
    ["in a footnote", `a[^1]\n\n[^1]: <!--\n\n${command}`],
    ["in an HTML block that a blank line ends", `<hr>\n<!--\n\n${command}`],
    ["in an alert", `> [!NOTE]\n> <!--\n\n${command}`],
    ["in a list item of a quote, with a tab", `>\t- <!--\n\n${command}`],
    ["in the second paragraph of a list item", `1) a\n\n   <!-- b\n\n${command}`],
    ["in a quote in a quote in a list item", `+ > > <!--\n\n***\n\n${command}`],
    ["opened behind a closed one on its line", `> <!-- a --> <!--\n\n${command}`],
    ["opened behind a closed one of several lines", `<!-- a\n--> <!--\n${command}`],
    ["whose end is a text of another container", `> <!--\n\n- b -->\n\n${command}`],
    ["whose end is in code", `- <!--\n\n\`-->\`\n\n${command}`],
    ["in folded details", `<details>\n<!--\n\n</details>\n\n${command}`],
    ["closed only below the command", `> <!--\n\n${command}\n\n> -->`],
    ["closed in the way that parsers don't agree on", `<!--> <b> -->\n\n${command}`],
    ["closed by --!>", `> <!-- a --!>\n\n${command}`],
    ["a tag left open in a quote", `> <div title="\n\n${command}`],
    ["a tag of a void element left open", `<hr title="\n\n${command}`],
    ["an end tag left open", `<details></details title="\n\n${command}`],
    ["a quote sign of Markdown that isn't the end of the tag", `> <hr\n> title="\n\n${command}`],
    ["details opened by a tag that ends in a slash", `<details/>\n\n${command}`],
    ["details after an end tag too many", `</p></p>\n<details>\n\n${command}`],
    ["details whose end tag is in another element", `<details><table></details></table>\n\n${command}`],
    ["details closed in a table cell only", `<details>\n\n|a|\n|-|\n| </details> |\n\n${command}`],
    ["struck out, across an element's end", `<details><s></details>\n\n${command}`],
    ["a declaration with markup in it", `<details>\n<? > </details> ?>\n\n${command}`],
    ["a CDATA section with markup in it", `<details>\n<![CDATA[ > </details> ]]>\n\n${command}`],
    ["an element whose text is raw", `<div><plaintext></div>\n\n${command}`],
    ["a formula", `$$\n\\phantom{\n${command}\n}$$`],
  ])("%s", (_, comment) => {
    expect(kindsIn(comment)).toEqual([]);
    expect(kindsIn(comment.replaceAll("\n", "\r\n"))).toEqual([]);
  });

  test("the hidden part of a line that is one", () => {
    expect(parseCommands("/connector explain icon/square<!-- /connector hold -->")).toEqual([
      { kind: "explain", rule: "icon/square" },
    ]);
    expect(
      parseCommands("/connector waive icon/square because it is old <!-- until\n2030-01-01 -->"),
    ).toEqual(parseCommands("/connector waive icon/square because it is old"));
  });
});

describe("a command that GitHub shows is read", () => {
  test.each([
    ["after a closed comment", `<!-- note -->\n\n${command}`],
    ["after a comment closed in its quote", `> <!-- note -->\n> text\n\n${command}`],
    ["after a comment of several lines in a list item", `- <!-- a\n\n  b -->\n\n${command}`],
    ["after an arrow that is text", `> a <!- b -->\n\n${command}`],
    ["after a comment that begins within a line of a quote", `> a <!-- b\n\n${command}`],
    ["after a comment in a heading of a list item", `- # <!-- a\n\n${command}`],
    ["after a comment in indented code of a list item", `-     <!--\n\n${command}`],
    ["after an escaped comment in a quote", `> \\<!--\n\n${command}`],
    ["after a comment in a table cell of a quote", `> | <!-- |\n> |---|\n\n${command}`],
    ["after a comment that a nested list item closes", `- a\n  - <!-- b\n    c -->\n\n${command}`],
    ["after a comment in code", `\`<!--\`\n\n${command}`],
    ["after a comment in a code block of a quote", `> \`\`\`html\n> <!--\n> \`\`\`\n\n${command}`],
    ["after closed details", `<details open><summary>Log</summary>\n\n> a\n\n</details>\n\n${command}`],
    ["after a list in HTML without end tags", `<ul><li>a<li>b</ul>\n\n${command}`],
    ["after an image with attributes", `<img src="a.png" alt='a > b' width=100>\n\n${command}`],
    ["after a line break", `a<br/>b<br>\n\n${command}`],
    ["after an element closed in its table cell", `|a|\n|-|\n| <b>x</b> |\n\n${command}`],
    ["after a less-than sign", `<div>1 < 2</div>\n\n${command}`],
    ["before a comment that is left open", `${command}\n\n> <!--`],
    ["after prices", `It costs $5 and $6.\n${command}`],
    ["after a closed formula", `$$a$$\n\n${command}`],
  ])("%s", (_, comment) => {
    expect(kindsIn(comment)).toEqual(["hold"]);
  });
});

/** The comment as HTML, without what an HTML parser takes for comments or folds away. */
function shownText(comment: string): string {
  const options = { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true };
  const html = micromark(comment, options).replace(/<!--(?:-?>|[\s\S]*?(?:--!?>|$))/g, "");
  return html.replace(/<details[^>]*>[\s\S]*?(?:<\/details>|$)/g, "");
}

test("in generated comments, no command is read that GitHub would not show", () => {
  const lines = ["a", "", "", "> a", "> <!--", "- <!-- b", "  -->", "> -->", "-->", "<!-- c -->", "<hr>"];
  const more = [
    "<details>",
    "</details>",
    "> <details>",
    "1. x",
    "    <!--",
    "| a |",
    "|---|",
    "`<!--`",
    command,
  ];
  const comments = fc.array(fc.constantFrom(...lines, ...more), { maxLength: 8 });
  let count = 0;
  fc.assert(
    fc.property(comments, (before) => {
      const comment = [...before, "", "/connector explain icon/square"].join("\n");
      const isRead = parseCommands(comment).some(({ kind }) => kind === "explain");
      if (!isRead) return;
      count += 1;
      expect(shownText(comment)).toContain("<p>/connector explain icon/square</p>");
    }),
    { seed: 20261201, numRuns: 3_000 },
  );
  expect(count).toBeGreaterThan(300);
});
