import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { annotationText } from "../../src/report/annotation.ts";
import { bytesOf, cutBytes } from "../../src/report/bytes.ts";
import { formatNames } from "../../src/report/format.ts";
import { report } from "../../src/report/index.ts";
import { fileCommentMarkdown, lineCommentMarkdown } from "../../src/report/markdown/comment.ts";
import { ownFaultOutput } from "../../src/report/markdown/own-fault.ts";
import { anyFinding, hostileText } from "./any-review.ts";
import { typesOf } from "./markdown-nodes.ts";
import { finding, occurrence, sampleReview } from "./sample-review.ts";

const seeded = { seed: 20261124, numRuns: 400 };

describe("an annotation", () => {
  test("says what, how to fix it, where else, and which rule", () => {
    const one = finding({ occurrences: [occurrence(212), occurrence(300)] });

    expect(annotationText(one)).toEqual({
      title: "The operation `CreateInvoice` has a schema on its `default` response.",
      message: [
        "Move the schema to `201`, or remove it.",
        "Also at 1 more place: line 300.",
        "error · response/default-response-schema · DefaultResponseHasSchema · 5000.2.4.2",
        "https://example.com/rules/response/default-response-schema.md",
      ].join("\n"),
    });
  });

  test("lists other places with what is wrong there when they need another fix", () => {
    const one = finding({
      occurrences: [occurrence(212), occurrence(300, { fix: "Move the schema to `200`, or remove it." })],
    });

    expect(annotationText(one).message).toContain(
      "Also at 1 more place:\n- line 300: The operation `CreateInvoice` has a schema on its `default` response. Move the schema to `200`, or remove it.",
    );
  });

  test("repeats the whole sentence in the message when the title has no room for it", () => {
    const sentence = `The title ${"é".repeat(200)} is long.`;
    const { title, message } = annotationText(
      finding({ occurrences: [occurrence(1, { message: sentence })] }),
    );

    expect(bytesOf(title)).toBeLessThanOrEqual(255);
    expect(title.endsWith("…")).toBe(true);
    expect(message.startsWith(sentence)).toBe(true);
  });

  test("stays within GitHub's sizes", () => {
    const long = fc.oneof(hostileText, fc.constant("é".repeat(70_000)));
    fc.assert(
      fc.property(anyFinding(["a.json"], 50, long), (any) => {
        const { title, message } = annotationText(any);

        expect(bytesOf(title)).toBeLessThanOrEqual(255);
        expect(bytesOf(message)).toBeLessThanOrEqual(65_536);
        expect([title === "", message === ""]).toEqual([false, false]);
      }),
      { ...seeded, numRuns: 150 },
    );
  });
});

describe("a comment", () => {
  test("offers a ready fix as a suggestion", () => {
    const one = sampleReview().connectors[0]?.findings[1] ?? finding();
    const first = one.occurrences[0];

    expect(lineCommentMarkdown(one, first, first.suggestion)).toBe(
      [
        "**The brand colour is `#007ee5`; independent publishers use `#da3b01`.**",
        'The designer would offer fields that an error never has.\nWrite `"iconBrandColor": "#da3b01"`.',
        '```suggestion\n    "iconBrandColor": "#da3b01",\n```',
        "<sub>error · properties/brand-color · [more](https://example.com/rules/response/default-response-schema.md)</sub>",
      ].join("\n\n"),
    );
  });

  test("removes lines with a suggestion that has none", () => {
    const one = finding();

    const text = lineCommentMarkdown(one, one.occurrences[0], { startLine: 3, endLine: 4, lines: [] });

    expect(text).toContain("\n\n```suggestion\n```\n\n");
  });

  test("on a whole file names the lines", () => {
    const one = finding({ occurrences: [occurrence(88), occurrence(98), occurrence(98)] });

    expect(fileCommentMarkdown(one)).toContain("\n\nAt 3 places: lines 88 and 98.\n\n");
  });

  test("is never longer than GitHub takes, and holds no markup of others", () => {
    fc.assert(
      fc.property(anyFinding(["a.json"], 50), (any) => {
        const first = any.occurrences[0];
        const markdown = lineCommentMarkdown(any, first, first.suggestion);

        expect(bytesOf(markdown)).toBeLessThanOrEqual(60_000);
        // The list of other locations is ours.
        const withoutLocations = markdown.replace(/^- (?:(?:line \d+|in the file): .*|and \d+ more)$/gm, "");
        const types = [...typesOf(markdown), ...typesOf(withoutLocations)];
        expect(types.filter((type) => /image|definition|footnote|heading|quote/.test(type))).toEqual([]);
        expect(typesOf(withoutLocations)).not.toContain("list");
      }),
      seeded,
    );
  });

  test("leaves out a suggestion that is too long to read", () => {
    const suggestion = { startLine: 1, endLine: 1, lines: ["x".repeat(30_000)] };

    expect(lineCommentMarkdown(finding(), occurrence(1), suggestion)).not.toContain("suggestion");
  });
});

test("text is cut between characters, by bytes", () => {
  expect(cutBytes("abc", 3)).toBe("abc");
  expect(cutBytes("ééé", 5)).toBe("é…");
  expect(cutBytes("a🎉🎉", 8)).toBe("a🎉…");
});

test("a failure of ours is never about the connector", () => {
  expect(
    ownFaultOutput({ reason: "GitHub answered 502 four times.", runId: "7Q2K", retryMinutes: 5 }),
  ).toEqual({
    title: "The reviewer could not finish; this is not about your connector.",
    summary:
      "**The reviewer could not finish; this is not about your connector.** GitHub answered 502 four times. " +
      "It will try again in 5 minutes by itself (run `7Q2K`); `/connector recheck` tries now.",
  });
});

test("every format of the table gives text that ends with a line end", () => {
  const options = { toolVersion: "1", tookMs: 1, color: false, all: false, minSeverity: "info" } as const;

  expect(formatNames.map((name) => report(sampleReview(), name, options).endsWith("\n"))).toEqual([
    true,
    true,
    true,
  ]);
});
