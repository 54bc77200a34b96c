import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Simulator } from "../../src/simulator/simulator.ts";
import { suggestionsIn, withSuggestion } from "../../src/simulator/state/suggested-change.ts";
import { client, lines, start } from "./simulated.ts";

function applied(file: string, startLine: number, endLine: number, suggested: readonly string[]): string {
  const bytes = withSuggestion(Buffer.from(file, "latin1"), { startLine, endLine }, suggested);
  return Buffer.from(bytes).toString("latin1");
}

describe("the suggestion in a comment", () => {
  test.each([
    ["has the lines between the fences", "Text\n\n```suggestion\n  a\n\tb \n```\n", ["  a", "\tb "]],
    ["has no lines in an empty block", "```suggestion\n```", []],
    ["has one empty line where there is one", "```suggestion\n\n```", [""]],
    ["keeps empty lines at both ends", "```suggestion\n\na\n\n```", ["", "a", ""]],
    ["ends at a fence as long as the first", "````suggestion\n```\na\n```\n````", ["```", "a", "```"]],
    ["may have come over the web with CRLF", "```suggestion\r\na\r\nb\r\n```\r\n", ["a", "b"]],
    ["is not ended by tildes", "```suggestion\n~~~~\n```", ["~~~~"]],
    [
      "keeps what other programs take for a line end",
      "```suggestion\na\u2028b\u0085c\n```",
      ["a\u2028b\u0085c"],
    ],
  ])("%s", (_, body, expected) => {
    expect(suggestionsIn(body)).toEqual([expected]);
  });

  test("is no other code, and none that is quoted", () => {
    expect(suggestionsIn("```json\na\n```\n\n    suggestion\n\n> ```suggestion\n> a\n> ```\n")).toEqual([]);
  });
});

describe("a commented file after the click", () => {
  test.each([
    ["has other lines in place of the commented ones", "a\nb\nc\n", 2, 2, ["x", "y"], "a\nx\ny\nc\n"],
    ["has lost the lines of an empty suggestion", "a\nb\nc\nd\n", 2, 3, [], "a\nd\n"],
    ["keeps CRLF", "a\r\nb\r\nc\r\n", 2, 2, ["x", "y"], "a\r\nx\r\ny\r\nc\r\n"],
    ["ends lines as those they replace", "a\nb\r\nc\n", 2, 2, ["x", "y"], "a\nx\r\ny\r\nc\n"],
    ["has no new line end at its end", "a\r\nb", 2, 2, ["x", "y"], "a\r\nx\r\ny"],
    ["may have one line", "a", 1, 1, ["x"], "x"],
    ["keeps bytes that are no UTF-8", "\xefa\nb\n\x92\n", 2, 2, ["x"], "\xefa\nx\n\x92\n"],
    ["is one line where only carriage returns end lines", "a\rb\r", 1, 1, ["x"], "x"],
  ] as const)("%s", (_, file, from, to, suggested, expected) => {
    expect(applied(file, from, to, suggested)).toBe(expected);
  });

  test("is written in UTF-8", () => {
    expect(applied("a\n", 1, 1, ["é"])).toBe("\xc3\xa9\n");
  });

  test("cannot be had for lines that are not there, or without a change", () => {
    expect(() => applied("a\n", 2, 2, ["x"])).toThrow("The lines are not there.");
    expect(() => applied("a\nb\n", 1, 2, ["a", "b"])).toThrow("You must change the existing code");
  });
});

describe("the button below a comment", () => {
  let github: Simulator;
  let head: string;

  beforeEach(async () => {
    github = await start();
    const base = await github.commitFiles(undefined, { "a.txt": lines(20) }, "Start", { ref: "main" });
    head = await github.commitFiles(base, { "a.txt": lines(20, { 10: "ten", 11: "eleven" }) }, "Change");
    await github.openPullRequest({ number: 1, head, author: "adele" });
  });

  afterEach(async () => {
    const violations = [...github.violations];
    await github.close();
    expect(violations).toEqual([]);
  });

  async function comment(lines: Readonly<Record<string, unknown>>, suggested: string): Promise<number> {
    const body = `Better:\n\n\`\`\`suggestion\n${suggested}\n\`\`\``;
    const comments = [{ path: "a.txt", side: "RIGHT", body, ...lines }];
    await client(github)("POST", "/pulls/1/reviews", { commit_id: head, event: "COMMENT", comments });
    return github.reviewComments(1).at(-1)?.id ?? 0;
  }

  test("commits to the head branch, and other comments move along", async () => {
    const first = await comment({ line: 10 }, "TEN\nTEN AND A HALF");
    const second = await comment({ line: 11 }, "ELEVEN");

    await github.commitSuggestion(first);
    const after = await github.commitSuggestion(second);

    const file = await github.world.git.read(`${after}:a.txt`);
    expect(file?.content.toString().split("\n").slice(8, 13)).toEqual([
      "line 9",
      "TEN",
      "TEN AND A HALF",
      "ELEVEN",
      "line 12",
    ]);
    expect(github.pullRequest(1).headSha).toBe(after);
  });

  test("is gone once pressed, on outdated lines and on a closed pull request", async () => {
    const first = await comment({ line: 10 }, "TEN");
    const same = await comment({ start_line: 10, line: 11 }, "TEN\nELEVEN");
    const other = await comment({ line: 12 }, "LINE 12");

    await github.commitSuggestion(first);

    await expect(github.commitSuggestion(first)).rejects.toThrow("has been applied or marked resolved");
    await expect(github.commitSuggestion(same)).rejects.toThrow("Outdated suggestions cannot be applied");
    github.closePullRequest(1);
    await expect(github.commitSuggestion(other)).rejects.toThrow("while the pull request is closed");
  });
});
