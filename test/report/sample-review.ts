/** Reviews to render: one written by hand, and any number drawn by fast-check. */
import fc from "fast-check";
import type {
  Age,
  ConnectorReview,
  Finding,
  Occurrence,
  Review,
  Severity,
  Totals,
} from "../../src/review/finding.ts";

export const head = "3f2c1ab0000000000000000000000000000000aa";
const base = "9e77d010000000000000000000000000000000bb";
const folder = "independent-publisher-connectors/Contoso Invoices";

export function occurrence(line: number | null, overrides: Partial<Occurrence> = {}): Occurrence {
  return {
    pointer: "/paths/~1invoices/post",
    range: line === null ? null : { line, column: 5, endLine: line, endColumn: 14 },
    subject: "CreateInvoice",
    message: "The operation `CreateInvoice` has a schema on its `default` response.",
    fix: "Move the schema to `201`, or remove it.",
    fingerprint: "00000000000000a1",
    valueHash: "00000000000000ff",
    suggestion: null,
    ...overrides,
  };
}

export function finding(overrides: Partial<Finding> = {}): Finding {
  return {
    rule: "response/default-response-schema",
    official: ["DefaultResponseHasSchema"],
    policy: ["5000.2.4.2"],
    severity: "error",
    age: "new",
    waived: null,
    file: `${folder}/apiDefinition.swagger.json`,
    occurrences: [occurrence(212)],
    isTouched: true,
    excerpt: {
      firstLine: 211,
      lines: ['        "201": { "description": "Created." },', '    "default": { "description": "Error" }'],
    },
    docs: "https://example.com/rules/response/default-response-schema.md",
    ...overrides,
  };
}

export function connector(
  findings: readonly Finding[],
  overrides: Partial<ConnectorReview> = {},
): ConnectorReview {
  const fails = findings.some((one) => one.severity === "error" && one.age === "new" && one.waived === null);
  return {
    folder,
    name: "Contoso Invoices",
    kind: "independent",
    change: "changed",
    renamedFrom: null,
    verdict: fails ? "fail" : "pass",
    findings,
    unchecked: [],
    checked: 447,
    ...overrides,
  };
}

export function review(connectors: readonly ConnectorReview[], overrides: Partial<Review> = {}): Review {
  const verdicts = connectors.map((one) => one.verdict);
  const gaps = overrides.gaps ?? [];
  const incomplete = verdicts.includes("incomplete") || gaps.length > 0;
  return {
    base,
    head,
    verdict: verdicts.includes("fail") ? "fail" : incomplete ? "incomplete" : "pass",
    gaps,
    connectors,
    outside: [],
    totals: totals(connectors.flatMap((one) => one.findings)),
    ...overrides,
  };
}

/** Two errors, a warning in twelve places, advice, and everything that can be folded. */
export function sampleReview(): Review {
  const properties = `${folder}/apiProperties.json`;
  const color = occurrence(4, {
    pointer: "/properties/iconBrandColor",
    subject: "iconBrandColor",
    message: "The brand colour is `#007ee5`; independent publishers use `#da3b01`.",
    fix: 'Write `"iconBrandColor": "#da3b01"`.',
    fingerprint: "00000000000000a2",
    suggestion: { startLine: 4, endLine: 4, lines: ['    "iconBrandColor": "#da3b01",'] },
  });
  const encoding = Array.from({ length: 12 }, (_, index) =>
    occurrence(88 + index * 10, {
      subject: `GetInvoice${index}`,
      message: "The path parameter `id` has no `x-ms-url-encoding`.",
      fix: 'Add `"x-ms-url-encoding": "single"`.',
      fingerprint: `00000000000001${String(index).padStart(2, "0")}`,
    }),
  );
  const [first, ...others] = encoding;
  if (first === undefined) throw new Error("no occurrences");
  return review(
    [
      connector(
        [
          finding(),
          finding({
            rule: "properties/brand-color",
            official: [],
            policy: [],
            file: properties,
            occurrences: [color],
          }),
          finding({
            rule: "parameter/url-encoding",
            official: [],
            severity: "warning",
            occurrences: [first, ...others],
          }),
          finding({
            rule: "operation/summary-ends-with-dot",
            official: [],
            policy: [],
            severity: "info",
            age: "existing",
            occurrences: [
              occurrence(30, {
                message: "The summary of `ListInvoices` ends with a full stop.",
                fix: "Remove the full stop.",
                fingerprint: "00000000000000a4",
              }),
            ],
          }),
          finding({
            rule: "readme/missing",
            age: "fixed",
            occurrences: [occurrence(null, { message: "The connector has no readme." })],
          }),
          finding({
            rule: "swagger/title-word",
            waived: { by: "maintainer", because: "The product is called so.", until: "2027-02-18" },
            occurrences: [
              occurrence(3, { message: "The title holds the word `API`.", fingerprint: "00000000000000a6" }),
            ],
          }),
        ],
        {
          unchecked: [
            { rule: "icon/is-square", because: "file-absent", detail: "icon.png: no such file" },
            { rule: "icon/size", because: "file-absent", detail: "icon.png: no such file" },
          ],
        },
      ),
    ],
    { outside: ["README.md"] },
  );
}

function totals(findings: readonly Finding[]): Totals {
  const count = (test: (one: Finding) => boolean) => findings.filter(test).length;
  const severity = (wanted: Severity) =>
    count((one) => one.severity === wanted && one.age !== "fixed" && one.waived === null);
  const age = (wanted: Age) => count((one) => one.age === wanted);
  return {
    error: severity("error"),
    warning: severity("warning"),
    info: severity("info"),
    new: age("new"),
    existing: age("existing"),
    fixed: age("fixed"),
    waived: count((one) => one.waived !== null),
  };
}

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
  return fc.record({
    pointer: fc.option(text, { nil: null }),
    range: fc.option(range, { nil: null, freq: 6 }),
    subject: text,
    message: text,
    fix: text,
    fingerprint: hex16,
    valueHash: hex16,
    suggestion: fc.option(suggestion, { nil: null, freq: 2 }),
  });
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
  return fc.record({
    rule: fc.constantFrom("response/default-response-schema", "operation/summary", "icon/is-square"),
    official: fc.constantFrom([], ["DefaultResponseHasSchema"]),
    policy: fc.constantFrom([], ["5000.2.4.2"]),
    severity: fc.constantFrom("error", "warning", "info"),
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
          because: fc.constantFrom("file-absent", "file-unreadable", "too-large", "rule-crashed", "timeout"),
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
