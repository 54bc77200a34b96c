import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bytesOf } from "../../src/report/bytes.ts";
import { headlineOf } from "../../src/report/headline.ts";
import { summaryMarkdown } from "../../src/report/markdown/summary.ts";
import type { Finding } from "../../src/review/finding/finding.ts";
import { anyReview } from "./any-review.ts";
import { nodesOf, proseOf, reference } from "./markdown-nodes.ts";
import { connector, finding, occurrence, review, sampleReview } from "./sample-review.ts";

const options = { limit: 60_000, elsewhere: "The check lists more." };

describe("the headline", () => {
  test("counts what blocks and what is advice", () => {
    expect(headlineOf(sampleReview())).toBe("2 things to fix before this can be certified · 1 warning");
    expect(headlineOf(review([connector([finding({ severity: "info" })])]))).toBe(
      "Ready for human review · 1 suggestion",
    );
    expect(headlineOf(review([connector([])]))).toBe("Ready for human review.");
  });

  test("promises no certification for a custom connector", () => {
    expect(headlineOf(review([connector([finding()], { kind: "custom" })]))).toBe(
      "1 thing to fix before this can be imported",
    );
  });

  test("never calls an incomplete review ready", () => {
    expect(headlineOf(review([connector([])], { gaps: ["A gap."] }))).toBe("Not completely reviewed");
    expect(headlineOf(review([]))).toBe("No connector is changed here.");
  });
});

test("the summary of a good connector is two lines", () => {
  const text = summaryMarkdown(review([connector([])]), { ...options, run: { tookMs: 900, id: "7Q2K" } });

  expect(text).toBe(
    "**Ready for human review.** 1 connector, 447 rules, nothing new.\n\n" +
      "Reviewed `3f2c1ab` against `9e77d01` in 0.90 s · 447 rules · run `7Q2K`",
  );
});

test("a summary says who acts, what is wrong, and what was not looked at", () => {
  const text = summaryMarkdown(sampleReview(), { ...options, author: "octo-cat" });

  expect(text).toContain("1. **octo-cat**: fix the 2 errors below (one has a fix ready).");
  expect(text).toContain("### Contoso Invoices · independent · updated");
  expect(text).toContain(
    "| ● error | `apiDefinition.swagger.json:212` | The operation `CreateInvoice` has a schema",
  );
  expect(text).toContain(
    "<summary>Not checked: 2</summary>\n\n- Contoso Invoices: 2 rules, apiProperties.json cannot be read (properties/owner, properties/colour)",
  );
  expect(text).toContain("\n\nNot needed here: 2 rules about `icon.png`: there is none.\n\nReviewed");
  expect(text).toContain("waived by maintainer until 2027-02-18: The product is called so.");
});

test("a dispute stands at its finding, and a maintainer is asked", () => {
  const disputes = [
    { by: "adele", because: "the | brand @megan" },
    ...["b", "c", "d"].map((by) => ({ by, because: "so" })),
  ];
  const one = finding({ disputes: disputes.slice(0, 1) });
  const text = summaryMarkdown(review([connector([one, finding({ disputes })])]), options);

  expect(text).toContain(
    "2. **A maintainer**: decide about what is disputed below; `/connector waive <rule> because <reason>` lets it pass.",
  );
  expect(text).toContain("· **disputed** by adele: the \\| brand @\u200bmegan |");
  expect(text).toContain(
    "· **disputed** by b: so · **disputed** by c: so · **disputed** by d: so · 1 more dispute |",
  );
});

test("locations are linked to the reviewed commit", () => {
  const text = summaryMarkdown(sampleReview(), {
    ...options,
    filesUrl: "https://github.example/o/r/blob/abc",
  });

  expect(text).toContain(
    "[`apiProperties.json:4`](https://github.example/o/r/blob/abc/independent-publisher-connectors/Contoso%20Invoices/apiProperties.json#L4)",
  );
});

test("nothing of the pull request becomes markup", () => {
  fc.assert(
    fc.property(anyReview, (any) => {
      const text = summaryMarkdown(any, options);

      const nodes = nodesOf(text);
      const links = nodes.flatMap((node) => (node.type === "link" ? [node.url] : []));
      const html = nodes.flatMap((node) => (node.type === "html" ? [node.value] : []));
      expect(links.filter((url) => url !== "https://example.com/rules/a.md")).toEqual([]);
      expect(html.filter((value) => !/^(?:<\/?(?:details|summary)>|[^<>])*$/.test(value))).toEqual([]);
      expect(nodes.filter((node) => /image|definition|footnote|code$/.test(node.type))).toEqual([]);
      expect(proseOf(text)).not.toMatch(reference);
    }),
    { seed: 20261122, numRuns: 300 },
  );
});

test("what matters least is left out first, and the end says so", () => {
  const many = (severity: "error" | "info", count: number): Finding[] =>
    Array.from({ length: count }, (_, index) => finding({ severity, occurrences: [occurrence(index + 1)] }));
  const text = summaryMarkdown(review([connector([...many("info", 100), ...many("error", 10)])]), {
    ...options,
    limit: 8_000,
  });

  expect(bytesOf(text)).toBeLessThanOrEqual(8_000);
  expect(text.match(/● error/g)).toHaveLength(10);
  expect(text).toMatch(
    /\*\*Left out here for lack of room:\*\* \d+ suggestions\. The check lists more\.\n\nReviewed/,
  );
});

test("0 to 5,000 findings in 1 to 500 connectors stay within the limit", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(0, 1, 50, 900, 5_000),
      fc.constantFrom(1, 7, 500),
      fc.constantFrom("x", "é`|<@a".repeat(60)),
      (findings, connectors, text) => {
        const perConnector = Math.ceil(findings / connectors);
        const each = Array.from({ length: connectors }, (_, index) =>
          connector(
            Array.from({ length: perConnector }, (__, line) =>
              finding({
                occurrences: [occurrence(line % 3 === 0 ? null : line, { message: text, fix: text })],
              }),
            ),
            {
              folder: `f${index}`,
              name: text,
              unchecked: [{ rule: "a/b", because: "timeout", detail: text }],
            },
          ),
        );

        const summary = summaryMarkdown(review(each, { outside: [text], gaps: [text] }), options);

        expect(bytesOf(summary)).toBeLessThanOrEqual(60_000);
      },
    ),
    { seed: 20261123, numRuns: 12 },
  );
});
