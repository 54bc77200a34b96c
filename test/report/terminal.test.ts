import fc from "fast-check";
import { expect, test } from "vitest";
import { reviewTerminal, type TerminalOptions } from "../../src/report/terminal/terminal.ts";
import { anyReview } from "./any-review.ts";
import { connector, finding, occurrence, review, sampleReview } from "./sample-review.ts";

const options: TerminalOptions = { color: false, all: false, minSeverity: "info", tookMs: 120 };

test("a finding is drawn with its sentence, place, lines and fix", () => {
  expect(reviewTerminal(review([connector([finding()])]), options)).toBe(
    `independent-publisher-connectors/Contoso Invoices                                            1 error

  error  The operation \`CreateInvoice\` has a schema on its \`default\` response.
         apiDefinition.swagger.json:212:5                           response/default-response-schema
     211 |         "201": { "description": "Created." },
   > 212 |     "default": { "description": "Error" }
         |     ^^^^^^^^^
         Move the schema to \`201\`, or remove it.

1 thing to fix before this can be certified
1 connector · 1 error · 447 rules                                                             0.12 s
`,
  );
});

test("a review without findings says that it is ready", () => {
  expect(reviewTerminal(review([connector([])]), options)).toBe(
    `Ready for human review.
1 connector · nothing new · 447 rules                                                         0.12 s
`,
  );
});

test("what was there before and is not touched is counted, and shown on request", () => {
  const old = finding({ age: "existing", isTouched: false });

  const quiet = reviewTerminal(review([connector([old])]), options);
  const all = reviewTerminal(review([connector([old])]), { ...options, all: true });

  expect(quiet).toContain("1 existing not shown (--all)");
  expect(quiet).not.toContain("CreateInvoice");
  expect(all).toContain("CreateInvoice");
});

test("findings below the wanted severity are not shown", () => {
  const text = reviewTerminal(sampleReview(), { ...options, minSeverity: "error" });

  expect(text).toContain("brand colour");
  expect(text).not.toContain("x-ms-url-encoding");
});

test("repeated findings name their first places", () => {
  expect(reviewTerminal(sampleReview(), options)).toContain(
    "Also at 11 more places: lines 98, 108, 118, 128, 138 and 6 more.",
  );
});

test("rules that could not look are listed with the reason", () => {
  const text = reviewTerminal(sampleReview(), options);

  expect(text).toContain("  not checked: 2 rules, apiProperties.json cannot be read\n");
  expect(text).toContain("· 447 rules · 2 not checked");
});

test("an optional file that is not there is one quiet line for all connectors", () => {
  const unchecked = [
    { rule: "icon/size", because: "file-absent", detail: "no icon.png", optionalFile: "icon.png" } as const,
  ];

  expect(reviewTerminal(review([connector([], { unchecked }), connector([], { unchecked })]), options)).toBe(
    `Ready for human review.
Not needed here: 1 rule about icon.png: there is none.
2 connectors · nothing new · 447 rules                                                        0.12 s
`,
  );
});

test("colours are used only when asked for", () => {
  const escapeSign = "\u001b[";

  expect(reviewTerminal(sampleReview(), { ...options, color: true })).toContain(escapeSign);
  expect(reviewTerminal(sampleReview(), options)).not.toContain(escapeSign);
});

test("an incomplete review says why", () => {
  const text = reviewTerminal(
    review([connector([])], { gaps: ["The list of files is not complete."] }),
    options,
  );

  expect(text).toContain("Not completely reviewed\n  The list of files is not complete.\n");
});

test("nothing in the files can steer the terminal", () => {
  fc.assert(
    fc.property(anyReview, (any) => {
      const text = reviewTerminal(any, { ...options, all: true });

      expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069\u200B]/u);
    }),
    { seed: 20261121, numRuns: 200 },
  );
});

test("a finding whose lines are not at hand is drawn without them", () => {
  const one = finding({ excerpt: { firstLine: 1, lines: ["{"] }, occurrences: [occurrence(500)] });

  expect(reviewTerminal(review([connector([one])]), options)).toContain(":500:5");
});
