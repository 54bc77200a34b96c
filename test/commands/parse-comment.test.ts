import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mistakeText } from "../../src/commands/mistake.ts";
import { parseCommands } from "../../src/commands/parse-comment.ts";
import { planPublication } from "../../src/publish/plan/plan-publication.ts";
import { helpAnswer } from "../helpers/help-answer.ts";
import { sampleInput } from "../publish/sample-input.ts";
import { hostileText } from "../report/any-review.ts";

describe("a command", () => {
  test.each([
    ["/connector recheck", ["recheck"]],
    ["/connector help", ["help"]],
    ["/connector", ["help"]],
    ["Thanks!\r\n/connector recheck\r\nBye", ["recheck"]],
    ["  /Connector  Recheck.  ", ["recheck"]],
    ["/connector recheck please", ["recheck"]],
    ["> The check is red.\n\n/connector recheck", ["recheck"]],
    ["<details><summary>log</summary>\n\nx\n\n</details>\n\n/connector recheck", ["recheck"]],
    ["/connector help\n/connector recheck", ["help", "recheck"]],
  ])("is read from %j", (comment, kinds) => {
    expect(parseCommands(comment).map(({ kind }) => kind)).toEqual(kinds);
  });

  test("that is misspelt comes with a guess", () => {
    expect(parseCommands("/connector rechek now")).toEqual([
      { kind: "mistake", text: "rechek now", problem: "", corrected: "recheck now" },
    ]);
    expect(parseCommands("/connector __proto__")).toEqual([
      { kind: "mistake", text: "__proto__", problem: "", corrected: undefined },
    ]);
  });
});

describe("no command", () => {
  test.each([
    "Use /connector recheck",
    "> /connector recheck",
    "> quoted\n/connector recheck",
    "- /connector recheck",
    "`/connector recheck`",
    "`a\n/connector recheck\n`",
    "    /connector recheck",
    "```\n/connector recheck\n```",
    "~~~\n/connector recheck",
    "<!--\n/connector recheck\n-->",
    "<!-- a\n\n/connector recheck",
    "text <!--\n/connector recheck\n-->",
    "<details>\n\n/connector recheck\n\n</details>",
    "text <del>\n/connector recheck\n</del>",
    "**a\n/connector recheck\nb**",
    "# /connector recheck",
    "/connector recheck\n===",
    "| a |\n|---|\n| /connector recheck |",
    "\\/connector recheck",
    "/connectors recheck",
    "/connector/recheck",
    "&#47;connector recheck",
    "[a]: b '\n/connector recheck\n'",
  ])("is read from %j", (comment) => {
    expect(parseCommands(comment)).toEqual([]);
  });

  test("is read from a comment longer than GitHub's are", () => {
    expect(parseCommands(`/connector recheck\n${"x".repeat(70_000)}`)).toEqual([]);
  });

  test("is read from generated comments that quote, fence, fold or hide one", () => {
    const wrap = fc.constantFrom(
      (text: string) => text.replace(/^/gm, "> "),
      (text: string) => `\`\`\`\`\`\n${text.replaceAll("`````", "")}\n\`\`\`\`\``,
      (text: string) => `<!--\n${text.replaceAll("-->", "")}\n-->`,
      (text: string) => `<details>\n\n${text.replace(/[<>`]/g, "")}\n\n</details>`,
      (text: string) => text.replace(/\s+/g, " ").replace(/^/, "see "),
      (text: string) => text.replace(/^/gm, "    "),
    );
    const inner = hostileText.map((text) => `${text.replace(/\r\n?/g, "\n")}\n/connector recheck`);
    fc.assert(
      fc.property(inner, wrap, (text, wrapped) => {
        expect(parseCommands(`\n${wrapped(text)}`)).toEqual([]);
      }),
      { seed: 20261127, numRuns: 2_000 },
    );
  });

  test("is in anything we write ourselves", () => {
    const bodies = planPublication(sampleInput()).actions.flatMap((action) => {
      if (action.kind === "create-review") return [action.body, ...action.comments.map(({ body }) => body)];
      if (action.kind === "complete-check-run") return [action.output.summary];
      if (action.kind === "set-labels") return [];
      return action.kind === "edit-comments" ? action.edits.map(({ body }) => body) : [action.body];
    });
    const answers = [
      helpAnswer(),
      mistakeText({ text: "\n/connector recheck", problem: "", corrected: "recheck" }),
    ];

    expect(bodies.length).toBeGreaterThan(3);
    expect([...bodies, ...answers].flatMap((body) => parseCommands(body))).toEqual([]);
    expect([...bodies, ...answers].flatMap((body) => parseCommands(body.replaceAll("\n", "\r\n")))).toEqual(
      [],
    );
  });
});

test("a comment built to keep a parser busy is answered", () => {
  const hostile = [
    ">".repeat(60_000),
    "[".repeat(60_000),
    "*a ".repeat(20_000),
    "`a``b".repeat(12_000),
    "<a>\n\n".repeat(10_000),
  ];

  for (const text of hostile)
    expect(parseCommands(`${text}\n\n/connector recheck`).length).toBeLessThanOrEqual(1);
});

test("the answer to an unknown command shows the right one", () => {
  expect(mistakeText({ text: "rechek", problem: "", corrected: "recheck" })).toBe(
    "`/connector rechek` is not a command. Did you mean `/connector recheck`? `/connector help` lists all.",
  );
});
