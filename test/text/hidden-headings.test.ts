import { describe, expect, test } from "vitest";
import { hiddenHeadings } from "../../src/text/markdown/hidden-headings.ts";
import { parseMarkdown } from "../../src/text/markdown/markdown.ts";
import { makeSource } from "../../src/text/source.ts";

const isExpected = (title: string): boolean => title.startsWith("Prerequisites");

function hiddenIn(text: string): string[] {
  return hiddenHeadings(parseMarkdown(makeSource("readme.md", text)), isExpected).map(
    ({ title, depth, reason }) =>
      `${depth} ${title}: ${reason.kind}${"opening" in reason ? ` from ${reason.opening.start}` : ""}`,
  );
}

describe("titles that no reader sees as headings", () => {
  test.each([
    ["no space", "##Prerequisites", ["2 Prerequisites: signs"]],
    ["no space, a title of the author's own", "###Supported regions", ["3 Supported regions: signs"]],
    ["no space, one sign", "#Prerequisites", ["1 Prerequisites: signs"]],
    ["no space, closed with signs", "##Limits##", ["2 Limits: signs"]],
    ["a no-break space", "##\u00a0Prerequisites", ["2 Prerequisites: signs"]],
    ["an ideographic space", "##\u3000Prerequisites", ["2 Prerequisites: signs"]],
    ["a zero-width space", "##\u200bPrerequisites", ["2 Prerequisites: signs"]],
    ["an invisible character in front", "\u200b## Prerequisites", ["2 Prerequisites: signs"]],
    ["a byte order mark in the middle", "Text.\n\n\ufeff## Prerequisites", ["2 Prerequisites: signs"]],
    ["a backslash", "\\## Prerequisites", ["2 Prerequisites: signs"]],
    ["full-width signs", "\uff03\uff03 Prerequisites", ["2 Prerequisites: signs"]],
    ["four spaces", "Text.\n\n    ## Prerequisites", ["2 Prerequisites: indent"]],
    ["a tab", "Text.\n\n\t## Prerequisites", ["2 Prerequisites: indent"]],
    ["a tag above", "<details>\n## Prerequisites", ["2 Prerequisites: html from 0"]],
    [
      "an open comment",
      "<!-- later\n\n## Prerequisites\n\n## Limits",
      ["2 Prerequisites: comment from 0", "2 Limits: comment from 0"],
    ],
    ["an open fence", "```\na\n\n## Limits", ["2 Limits: fence from 0"]],
    ["an open fence of tildes", "~~~ json\na\n\n## Limits", ["2 Limits: fence from 0"]],
    ["a fence closed by a shorter one", "````\na\n```\n\n## Limits", ["2 Limits: fence from 0"]],
    ["a fence closed with a language", "```sh\na\n```sh\n\n## Limits", ["2 Limits: fence from 0"]],
    [
      "an open fence before closed ones",
      "```\na\n\n## Prerequisites\n\n```\nb\n```\n\n## Limits",
      ["2 Prerequisites: fence from 0", "2 Limits: fence from 31"],
    ],
  ])("%s", (_, text, expected) => {
    expect(hiddenIn(text)).toEqual(expected);
  });
});

describe("lines that are headings, or were never meant as such", () => {
  test.each([
    ["a heading", "## Prerequisites"],
    ["a heading indented by three", "   ## Prerequisites"],
    ["a heading behind a tab", "##\tPrerequisites"],
    ["an underlined one", "Prerequisites\n---"],
    ["one in a quote", "> ## Prerequisites"],
    ["one in a list", "- ## Prerequisites"],
    ["a hashtag", "#contoso is our tag"],
    ["numbers of issues", "#1\n\n##2"],
    ["a comment in a shell script", "```sh\n## Prerequisites\nnpm ci\n```"],
    ["a directive in C", "```\n#if DEBUG\n##endif\n```\n\nText."],
    ["a closed comment", "<!--\n## Prerequisites\n-->"],
    ["signs within a line", "###INTERNAL### All of this is for members of the team"],
    ["an escaped sign", "\\## no title"],
    ["a sentence in code by indent", "Text.\n\n    ## build all"],
    ["a fence at the end that hides nothing", "## Limits\n\n```\nnpm ci"],
    ["signs alone", "##"],
    ["a table", "|##|\n|--|\n|##Prerequisites|"],
  ])("%s", (_, text) => {
    expect(hiddenIn(text)).toEqual([]);
  });
});
