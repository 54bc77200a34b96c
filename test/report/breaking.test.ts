import { expect, test } from "vitest";
import { parseCommands } from "../../src/commands/parse-comment.ts";
import { headlineOf } from "../../src/report/headline.ts";
import { lineCommentMarkdown } from "../../src/report/markdown/comment.ts";
import { summaryMarkdown } from "../../src/report/markdown/summary.ts";
import { reviewTerminal } from "../../src/report/terminal/terminal.ts";
import type { Compared, Finding } from "../../src/review/finding/finding.ts";
import { connector, finding, occurrence, review } from "./sample-review.ts";

const options = { limit: 60_000, elsewhere: "Elsewhere." };

const comparison: Compared = {
  operation: "ListInvoices",
  what: "output `items[].total`",
  before: "number",
  after: "removed",
  who: "every flow that uses the output",
  beforeLine: 388,
};

function breaking(overrides: Partial<Finding> = {}): Finding {
  return finding({
    rule: "breaking-change/output-deleted",
    official: ["OutputFieldDeleted"],
    policy: [],
    occurrences: [
      occurrence(372, {
        message: "The output `items[].total` of `ListInvoices` is gone.",
        fix: "Keep returning it.",
        comparison,
      }),
    ],
    ...overrides,
  });
}

test("breaking changes alone are a question, and a maintainer has the next step", () => {
  const text = summaryMarkdown(review([connector([breaking()])]), options);

  expect(text).toMatch(/^\*\*1 breaking change to confirm\*\*/);
  expect(text).toContain(
    "1. **A maintainer**: confirm the breaking change below with `/connector acknowledge because <reason>`, or ask the author to undo it.",
  );
});

test("several breaking changes are confirmed by one command", () => {
  const text = summaryMarkdown(review([connector([breaking(), breaking({ file: "b.json" })])]), options);

  expect(text).toContain(
    "confirm the 2 breaking changes below with `/connector acknowledge because <reason>`, or ask the author to undo them.",
  );
});

test("every command that the summary names is one, once its placeholders are filled in", () => {
  const disputed = finding({ disputes: [{ by: "adele", because: "it is a name" }] });
  const text = summaryMarkdown(
    { ...review([connector([breaking(), disputed])]), verdict: "incomplete" },
    options,
  );
  const named = [...text.matchAll(/`(\/connector [^`]*)`/g)].map(([, command = ""]) => command);
  const typed = named.map((command) =>
    command.replace("<reason>", "it is agreed").replace("<rule>", "icon/square"),
  );

  expect(typed.length).toBeGreaterThan(2);
  expect(typed.flatMap(parseCommands).map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(["acknowledge", "waive", "recheck"]),
  );
  expect(typed.flatMap(parseCommands).filter(({ kind }) => kind === "mistake")).toEqual([]);
});

test("beside a mistake both are counted by themselves", () => {
  expect(headlineOf(review([connector([finding(), breaking()])]))).toBe(
    "1 thing to fix before this can be certified · 1 breaking change to confirm",
  );
});

test("the table says what it was, what it is, where on both sides, and who notices", () => {
  const text = summaryMarkdown(review([connector([breaking()])]), {
    ...options,
    filesUrl: "https://github.example/o/r/blob/abc",
  });

  expect(text).toContain("**Breaking for flows that run today** · Contoso Invoices");
  expect(text).toContain(
    "| `ListInvoices` | output `items[].total` | `number` (line 388) | `removed` ([line 372](",
  );
  expect(text).toContain("| every flow that uses the output |");
  expect(text).not.toContain("| ● error | `apiDefinition.swagger.json:372`");
});

test("of many fields of one operation five are named", () => {
  const [first, ...others] = ["a", "b", "c", "d", "e", "f", "g"].map((name) =>
    occurrence(372, { comparison: { ...comparison, what: `output \`${name}\`` } }),
  );
  if (first === undefined) throw new Error("seven came in");

  const text = summaryMarkdown(review([connector([breaking({ occurrences: [first, ...others] })])]), options);

  expect(text).toContain(
    "| output `a`, output `b`, output `c`, output `d`, output `e` and 2 more | `number` (line 388) |",
  );
});

test("more than ten rows are folded", () => {
  const many = Array.from({ length: 11 }, (_, index) =>
    breaking({ occurrences: [occurrence(index + 1, { comparison })] }),
  );

  expect(summaryMarkdown(review([connector(many)]), options)).toContain(
    "<details><summary>11 changes</summary>",
  );
  expect(summaryMarkdown(review([connector(many.slice(1))]), options)).not.toContain("<details>");
});

test("a comment and the terminal tell both sides", () => {
  const one = breaking();

  expect(lineCommentMarkdown(one, one.occurrences[0], null)).toContain(
    "Before: `number` (line 388 of the base). Now: `removed`. Hits every flow that uses the output.",
  );
  expect(
    reviewTerminal(review([connector([one])]), { color: false, all: false, minSeverity: "info", tookMs: 1 }),
  ).toContain("before: number (line 388 of the base)   now: removed   hits every flow that uses the output");
});
