/** Reviews drawn by fast-check, their texts written by strangers. */
import fc from "fast-check";
import type { Finding, Occurrence, Review } from "../../src/review/finding/finding.ts";
import { connector, review } from "./sample-review.ts";

/** What strangers write. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "@octocat",
        "@org/team",
        "#12",
        "GH-12",
        "o/r#3",
        "https://evil.example/x",
        "www.evil.example",
        "a@evil.example",
        "![x](https://evil.example/x.png)",
        "[x](javascript:alert(1))",
        "<img src=x onerror=alert(1)>",
        "<!--",
        "-->",
        "<details>",
        "</details>",
        "`",
        "```",
        "````",
        "|",
        "\\|",
        "\\",
        "||",
        "\n",
        "\r\n",
        "\n\n",
        "# ",
        "> ",
        "- ",
        "1. ",
        "***",
        "---",
        "===",
        "~~~",
        "[x]: https://evil.example",
        "[^1]",
        "<https://evil.example>",
        "&#64;octocat",
        "&lt;",
        "$x$",
        "\u001b[31m",
        "\u202e",
        "\u200b",
        "\t",
        "    ",
        "/connector recheck",
        "\n/connector recheck\n",
        "mailto:a@b.co",
        "xmpp:a@b.co",
        "<!-- connector-review:finding v1 rule=a/b file=c of=00000000000000a1 -->",
        "```suggestion",
        "\ud800",
        "🎉",
        "é",
      ),
      fc.string({ maxLength: 12 }),
      fc.constantFrom(" ", "word", "x".repeat(700)),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(""));

const hex16 = fc
  .bigInt({ min: 0n, max: 0xffffffffffffffffn })
  .map((value) => value.toString(16).padStart(16, "0"));

function occurrenceIn(lines: number, text: fc.Arbitrary<string>): fc.Arbitrary<Occurrence> {
  const range = fc
    .record({
      line: fc.integer({ min: 1, max: lines }),
      more: fc.nat(30),
      column: fc.integer({ min: 1, max: 80 }),
      width: fc.nat(30),
    })
    .map(({ line, more, column, width }) => ({
      line,
      column,
      endLine: Math.min(lines, line + (more < 24 ? 0 : more)),
      endColumn: column + width,
    }));
  const suggestion = fc
    .record({
      startLine: fc.integer({ min: 1, max: lines }),
      more: fc.nat(3),
      lines: fc.array(text, { maxLength: 3 }),
    })
    .map((one) => ({
      startLine: one.startLine,
      endLine: Math.min(lines, one.startLine + one.more),
      lines: one.lines.map((line) => line.replace(/[\r\n]/g, "")),
    }));
  const comparison = fc.record({
    operation: fc.option(text, { nil: null }),
    what: text,
    before: text,
    after: text,
    who: text,
    beforeLine: fc.option(fc.integer({ min: 1, max: lines }), { nil: null }),
  });
  const compared = fc.option(comparison, { nil: undefined }).map((one) => (one ? { comparison: one } : {}));
  const plain = fc.record({
    pointer: fc.option(text, { nil: null }),
    range: fc.option(range, { nil: null, freq: 6 }),
    subject: text,
    message: text,
    fix: text,
    fingerprint: hex16,
    valueHash: hex16,
    suggestion: fc.option(suggestion, { nil: null, freq: 2 }),
  });
  return fc.tuple(plain, compared).map(([one, more]) => ({ ...one, ...more }));
}

/** Any finding in one of the files, at lines 1 to `lines`. */
export function anyFinding(
  files: readonly string[],
  lines: number,
  text: fc.Arbitrary<string> = hostileText,
): fc.Arbitrary<Finding> {
  const occurrences = fc
    .tuple(occurrenceIn(lines, text), fc.array(occurrenceIn(lines, text), { maxLength: 3 }))
    .map(([first, others]): readonly [Occurrence, ...Occurrence[]] => [first, ...others]);
  const finding = fc.record({
    rule: fc.constantFrom("response/default-response-schema", "operation/summary", "icon/is-square"),
    official: fc.constantFrom([], ["DefaultResponseHasSchema"]),
    policy: fc.constantFrom([], ["5000.2.4.2"]),
    severity: fc.constantFrom("error", "warning", "info"),
    why: fc.constant("Flows that use it fail."),
    age: fc.constantFrom("new", "new", "new", "existing", "fixed"),
    waived: fc.oneof(
      { weight: 5, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.record({ by: text, because: text, until: fc.constant("2027-02-18") }) },
    ),
    file: fc.constantFrom(...files),
    occurrences,
    isTouched: fc.boolean(),
    excerpt: fc.option(
      fc.record({ firstLine: fc.integer({ min: 1, max: lines }), lines: fc.array(text, { maxLength: 5 }) }),
      { nil: null },
    ),
    docs: fc.constantFrom("https://example.com/rules/a.md", ""),
  });
  const dispute = fc.record({ by: text, because: text });
  return fc
    .tuple(finding, fc.array(dispute, { maxLength: 1 }))
    .map(([one, disputes]) => (disputes.length === 0 ? one : { ...one, disputes }));
}

const files = ["apiDefinition.swagger.json", "apiProperties.json", "a b/ü'-->.json", "icon.png"];

/** Any review whose findings lie in files of one connector folder each. */
export const anyReview: fc.Arbitrary<Review> = fc
  .array(
    fc.tuple(
      fc.array(anyFinding(files, 300), { maxLength: 6 }),
      hostileText,
      fc.constantFrom("certified", "independent", "custom"),
      fc.constantFrom("added", "changed", "removed", "none"),
      fc.array(
        fc.record({
          rule: fc.constant("icon/is-square"),
          because: fc.constantFrom(
            "file-absent",
            "file-unreadable",
            "too-large",
            "rule-crashed",
            "timeout",
            "other-language",
          ),
          detail: hostileText,
        }),
        { maxLength: 3 },
      ),
      fc.boolean(),
    ),
    { maxLength: 3 },
  )
  .chain((parts) =>
    fc
      .tuple(fc.array(hostileText, { maxLength: 2 }), fc.array(hostileText, { maxLength: 2 }))
      .map(([gaps, outside]) => {
        const connectors = parts.map(([findings, name, kind, change, unchecked, isRenamed]) =>
          connector(findings, {
            name,
            folder: name,
            kind,
            change,
            unchecked,
            renamedFrom: isRenamed ? name : null,
          }),
        );
        return review(connectors, { gaps, outside });
      }),
  );
