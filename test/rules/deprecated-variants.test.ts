/** Designers hide deprecated operations, so texts, lists of choices, visibility and outputs of them are nobody's concern. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Operation } from "rfc6902";
import { describe, expect, test } from "vitest";
import { findingsAfter, set } from "../helpers/changed-connector.ts";

const action = "/paths/~1invoices/get";
const trigger = "/paths/~1webhooks/post";
const parameter = `${action}/parameters/2`;
const listed = `${action}/parameters/1/x-ms-dynamic-values`;
const outputs = `${action}/responses/200/schema`;
const remove = (path: string): Operation => ({ op: "remove", path });

/** By rule, what it finds in an operation that is not deprecated. */
const damages: Readonly<Record<string, readonly [operation: string, changes: readonly Operation[]]>> = {
  "operation/description-missing": [action, [remove(`${action}/description`)]],
  "operation/summary-missing": [action, [remove(`${action}/summary`)]],
  "operation/description-equals-summary": [action, [set(`${action}/description`, "List invoices.")]],
  "operation/description-punctuation": [
    action,
    [set(`${action}/description`, "Lists the invoices of your company")],
  ],
  "operation/description-short": [action, [set(`${action}/description`, "Invoices only.")]],
  "operation/product-name": [action, [set(`${action}/description`, "Lists invoices for Power Apps.")]],
  "operation/summary-80": [action, [set(`${action}/summary`, `List ${"all ".repeat(20)}invoices`)]],
  "operation/summary-charset": [action, [set(`${action}/summary`, "List: invoices")]],
  "operation/summary-hard-limit": [action, [set(`${action}/summary`, `List ${"all ".repeat(60)}invoices`)]],
  "operation/summary-restricted-chars": [action, [set(`${action}/summary`, "List A & B")]],
  "operation/duplicate-summary": [action, [set(`${action}/summary`, "Create an invoice")]],
  "operation/visibility-missing": [action, [remove(`${action}/x-ms-visibility`)]],
  "title/not-end-alphanumeric": [action, [set(`${action}/summary`, "List invoices!")]],
  "naming/summary-is-identifier": [action, [set(`${action}/summary`, "list_invoices")]],
  "naming/summary-sentence-case": [action, [set(`${action}/summary`, "List All Invoices")]],
  "naming/xms-summary-title-case": [action, [set(`${parameter}/x-ms-summary`, "page size")]],
  "naming/abbreviation-case": [action, [set(`${parameter}/x-ms-summary`, "Page id")]],
  "naming/operation-id-pascal-case": [
    action,
    [set(`${action}/operationId`, "list_Invoices"), set(`${action}/summary`, "List invoices")],
  ],
  "naming/operation-id-revision-suffix": [
    action,
    [set(`${action}/x-ms-api-annotation`, { family: "ListInvoices", revision: 2 })],
  ],
  "parameter/description-missing": [action, [remove(`${parameter}/description`)]],
  "parameter/summary-missing": [action, [remove(`${parameter}/x-ms-summary`)]],
  "parameter/description-equals-summary": [action, [set(`${parameter}/description`, "Page size")]],
  "parameter/description-punctuation": [action, [set(`${parameter}/description`, "The size of one page")]],
  "parameter/summary-80": [action, [set(`${parameter}/x-ms-summary`, `Page ${"and page ".repeat(12)}size`)]],
  "parameter/summary-charset": [action, [set(`${parameter}/x-ms-summary`, "Page: size")]],
  "response/error-codes": [action, [remove(`${action}/responses/401`)]],
  "response/empty-schema": [action, [set(outputs, { type: "object" })]],
  "response/output-schema-missing": [action, [remove(outputs)]],
  "response/many-schemas": [
    action,
    [set(`${action}/responses/500`, { description: "Failed.", schema: { type: "string" } })],
  ],
  "response/property-equal": [
    action,
    [
      set(outputs, {
        type: "object",
        properties: { total: { type: "string", "x-ms-summary": "Total", description: "Total." } },
      }),
    ],
  ],
  "response/property-summary": [
    action,
    [
      set(outputs, {
        type: "object",
        properties: { total: { type: "string", description: "The total sum." } },
      }),
    ],
  ],
  "response/empty-property": [
    action,
    [
      set(outputs, {
        type: "object",
        properties: { total: { type: "object", "x-ms-summary": "Total", description: "The total sum." } },
      }),
    ],
  ],
  "extension/dynamic-target-array": [action, [set(`${listed}/value-collection`, "value/name")]],
  "extension/dynamic-target-property": [action, [set(`${listed}/value-path`, "number")]],
  "extension/dynamic-param-not-found": [action, [set(`${listed}/parameters`, { year: "2026" })]],
  "extension/dynamic-ext-on-body-param": [
    "/paths/~1invoices/post",
    [
      set("/paths/~1invoices/post/parameters/0/x-ms-dynamic-schema", {
        operationId: "ListCategories",
        parameters: {},
        "value-path": "value",
      }),
    ],
  ],
  "parameter/body-all-of": [
    "/paths/~1invoices/post",
    [
      set("/paths/~1invoices/post/parameters/0/schema", {
        allOf: [{ $ref: "#/definitions/NewInvoice" }, { $ref: "#/definitions/InvoiceChange" }],
      }),
    ],
  ],
  "extension/dynamic-tree-missing": [action, [set(`${listed}/capability`, "file-picker")]],
  "english/spelling": [action, [set(`${action}/description`, "Lists the invioces of your company.")]],
  "english/placeholder": [action, [set(`${parameter}/description`, "TODO")]],
  "english/whitespace": [action, [set(`${action}/description`, "Lists  the invoices of your company.")]],
  "trigger/summary": [trigger, [set(`${trigger}/summary`, "Invoice is paid")]],
  "trigger/description": [trigger, [set(`${trigger}/description`, "An invoice of a customer is paid.")]],
  "trigger/hint": [trigger, [remove(`${trigger}/x-ms-trigger-hint`)]],
};

describe.each(Object.entries(damages))("%s", (rule, [operation, definition]) => {
  const isFound = async (changes: readonly Operation[]): Promise<boolean> => {
    const findings = await findingsAfter("clean-certified", { definition: changes });
    return findings.some((finding) => finding.rule === rule);
  };

  test("judges what designers offer", async () => {
    expect(await isFound(definition)).toBe(true);
  });

  test("is silent about a deprecated operation", async () => {
    expect(await isFound([...definition, set(`${operation}/deprecated`, true)])).toBe(false);
  });
});

describe("what several operations share", () => {
  const shared: readonly Operation[] = [
    set("/parameters/InvoiceId/description", "Invoice ID"),
    set("/definitions/InvoiceChange/properties/category/description", "The catgeory of the invoice."),
  ];
  const users = ["get", "patch", "delete"].map((method) => `/paths/~1invoices~1{invoiceId}/${method}`);
  const rulesOf = async (deprecated: readonly string[]): Promise<readonly string[]> => {
    const definition = [...shared, ...deprecated.map((path) => set(`${path}/deprecated`, true))];
    const findings = await findingsAfter("clean-certified", { definition });
    return findings.map(({ rule }) => rule).filter((rule) => /description-equals|spelling/.test(rule));
  };

  test("is judged while one of them is offered", async () => {
    expect(await rulesOf(users.slice(0, 1))).toEqual([
      "english/spelling",
      "parameter/description-equals-summary",
    ]);
  });

  test("is not judged when all are deprecated", async () => {
    expect(await rulesOf(users)).toEqual([]);
  });
});

test("every rule that leaves deprecated operations out is in the table", () => {
  const root = join(import.meta.dirname, "../../src/rules");
  const rules = readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((path) => /^[a-z-]+\/[a-z].*\.ts$/.test(path))
    .filter((path) => readFileSync(join(root, path), "utf8").includes("/swagger/selectable.ts"))
    .map((path) => path.replace(/\.ts$/, ""));

  expect(rules.filter((rule) => !(rule in damages)).sort()).toEqual([]);
});
