/** A review to render, and its parts. */
import type {
  Age,
  ConnectorReview,
  Finding,
  Occurrence,
  Review,
  Severity,
  Totals,
} from "../../src/review/finding/finding.ts";

export const head = "3f2c1ab0000000000000000000000000000000aa";
const base = "9e77d010000000000000000000000000000000bb";
export const folder = "independent-publisher-connectors/Contoso Invoices";

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
    why: "The designer would offer fields that an error never has.",
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
    unread: [],
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
    pullRequestFindings: [],
    totals: totals(connectors.flatMap((one) => one.findings)),
    ...overrides,
  };
}

/** Two errors, a warning with twelve occurrences, an info, and everything that can be folded. */
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
            {
              rule: "properties/owner",
              because: "file-unreadable",
              detail: "apiProperties.json cannot be read",
            },
            {
              rule: "properties/colour",
              because: "file-unreadable",
              detail: "apiProperties.json cannot be read",
            },
            {
              rule: "icon/is-square",
              because: "file-absent",
              detail: "no icon.png",
              optionalFile: "icon.png",
            },
            { rule: "icon/size", because: "file-absent", detail: "no icon.png", optionalFile: "icon.png" },
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
