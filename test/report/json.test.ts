import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import fc from "fast-check";
import { expect, test } from "vitest";
import { reviewJson } from "../../src/report/json/json.ts";
import { anyReview } from "./any-review.ts";
import { sampleReview } from "./sample-review.ts";

const schema = JSON.parse(
  readFileSync(new URL("../../src/report/json/json.schema.json", import.meta.url), "utf8"),
);
const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema);
const options = { toolVersion: "0.1.0" };

test("every review keeps to the published schema", () => {
  fc.assert(
    fc.property(anyReview, (review) => {
      validate(JSON.parse(reviewJson(review, options)));

      expect(validate.errors).toBeNull();
    }),
    { seed: 20261120, numRuns: 300 },
  );
});

test("the schema refuses a field it does not know", () => {
  const document = JSON.parse(reviewJson(sampleReview(), options));

  expect(validate({ ...document, extra: 1 })).toBe(false);
});

test("a finding speaks with its first place and lists all others", () => {
  const document = JSON.parse(reviewJson(sampleReview(), options));

  const finding = document.connectors[0].findings[2];
  expect(finding).toMatchObject({
    rule: "parameter/url-encoding",
    severity: "warning",
    age: "new",
    waived: null,
    line: 88,
    column: 5,
    endLine: 88,
    endColumn: 14,
    subject: "GetInvoice0",
    count: 12,
    fingerprint: "0000000000000100",
  });
  expect(finding.more).toHaveLength(11);
  expect(finding.more[0]).toEqual({
    message: "The path parameter `id` has no `x-ms-url-encoding`.",
    fix: 'Add `"x-ms-url-encoding": "single"`.',
    pointer: "/paths/~1invoices/post",
    line: 98,
    subject: "GetInvoice1",
    fingerprint: "0000000000000101",
    comparison: null,
  });
});

test("a finding without a place has null for its lines", () => {
  const document = JSON.parse(reviewJson(sampleReview(), options));

  expect(document.connectors[0].findings[4]).toMatchObject({ age: "fixed", line: null, endColumn: null });
});
