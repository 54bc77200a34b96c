/** A finding stays the same one when an element above it gets another name, and only then. */
import { applyPatch, type Operation } from "rfc6902";
import { describe, expect, test } from "vitest";
import { readCleanConnector } from "../helpers/cases.ts";
import { reviewFiles } from "../helpers/review-files.ts";

type Files = Readonly<Record<string, Uint8Array | string>>;

function changed(files: Files, change: readonly Operation[]): Files {
  const name = "apiDefinition.swagger.json";
  const document: unknown = JSON.parse(Buffer.from(files[name] ?? "").toString("utf8"));
  expect(applyPatch(document, [...change]).filter((result) => result !== null)).toEqual([]);
  return { ...files, [name]: JSON.stringify(document, null, 2) };
}

/** Ages and subjects of one rule's findings, after a damage on both sides and a change of the head. */
async function agesOf(
  rule: string,
  damage: readonly Operation[],
  change: readonly Operation[],
): Promise<readonly string[]> {
  const clean: Files = Object.fromEntries(readCleanConnector("clean-certified"));
  const before = changed(clean, damage);
  const { findings } = await reviewFiles(changed(before, change), { folder: "", kind: "certified", before });
  return findings
    .filter((finding) => finding.rule === rule)
    .flatMap(({ age, occurrences }) => occurrences.map(({ subject }) => `${age} ${subject}`))
    .sort();
}

const get = "/paths/~1invoices/get";
const invoice = "/definitions/Invoice/properties";
const set = (path: string, value: unknown): Operation => ({ op: "add", path, value });
const move = (from: string, path: string): Operation => ({ op: "move", from, path });
const remove = (path: string): Operation => ({ op: "remove", path });

const unlabeled = [remove(`${get}/parameters/2/x-ms-summary`)];
const unknownFormat = [set(`${invoice}/customer/format`, "invoice-number")];

describe("an old mistake stays an old one", () => {
  test.each<readonly [string, string, readonly Operation[], readonly Operation[], readonly string[]]>([
    [
      "when its operation gets another id",
      "parameter/summary-missing",
      unlabeled,
      [set(`${get}/operationId`, "ListAllInvoices")],
      ["existing ListAllInvoices · limit"],
    ],
    [
      "when its operation loses its id",
      "parameter/summary-missing",
      unlabeled,
      [remove(`${get}/operationId`)],
      ["existing GET /invoices · limit"],
    ],
    [
      "when its parameter gets another name",
      "parameter/summary-missing",
      unlabeled,
      [set(`${get}/parameters/2/name`, "pageSize")],
      ["existing ListInvoices · pageSize"],
    ],
    [
      "when its property gets another name and keeps its texts",
      "schema/type-format-unknown",
      unknownFormat,
      [move(`${invoice}/customer`, `${invoice}/customerName`)],
      ["existing definitions · Invoice · customerName"],
    ],
    [
      "when a slip in the name of its property is corrected",
      "schema/type-format-unknown",
      [
        move(`${invoice}/customer`, `${invoice}/customer]`),
        set(`${invoice}/customer]/format`, "invoice-number"),
      ],
      [
        move(`${invoice}/customer]`, `${invoice}/customer`),
        set(`${invoice}/customer/description`, "Another text."),
      ],
      ["existing definitions · Invoice · customer"],
    ],
    [
      "when its definition gets another name",
      "schema/type-format-unknown",
      unknownFormat,
      [move("/definitions/Invoice", "/definitions/Bill")],
      ["existing definitions · Bill · customer"],
    ],
  ])("%s", async (_, rule, damage, change, expected) => {
    expect(await agesOf(rule, damage, change)).toEqual(expected);
  });
});

describe("a new mistake is not excused by an old one that is gone", () => {
  test.each<readonly [string, string, readonly Operation[], readonly Operation[], readonly string[]]>([
    [
      "on another parameter in the same position",
      "parameter/summary-missing",
      unlabeled,
      [
        set(`${get}/parameters/2/name`, "sort"),
        set(`${get}/parameters/2/description`, "The order of the invoices."),
      ],
      ["fixed ListInvoices · limit", "new ListInvoices · sort"],
    ],
    [
      "on another property",
      "schema/type-format-unknown",
      unknownFormat,
      [
        remove(`${invoice}/customer`),
        set(`${invoice}/color`, {
          type: "string",
          format: "invoice-number",
          "x-ms-summary": "Color",
          description: "The color of the paper.",
        }),
      ],
      ["fixed definitions · Invoice · customer", "new definitions · Invoice · color"],
    ],
    [
      "on a property that was there before",
      "schema/type-format-unknown",
      unknownFormat,
      [remove(`${invoice}/customer/format`), set(`${invoice}/id/format`, "invoice-number")],
      ["fixed definitions · Invoice · customer", "new definitions · Invoice · id"],
    ],
  ])("%s", async (_, rule, damage, change, expected) => {
    expect(await agesOf(rule, damage, change)).toEqual(expected);
  });
});

test("a slip corrected in a field that many operations share is one breaking change", async () => {
  const clean: Files = Object.fromEntries(readCleanConnector("clean-certified"));
  const before = changed(clean, [move(`${invoice}/customer`, `${invoice}/customer]`)]);
  const { findings } = await reviewFiles(clean, { folder: "", kind: "certified", before });
  const breaking = findings.filter(({ rule }) => rule === "breaking-change/output-deleted");

  expect(breaking).toHaveLength(1);
  expect(breaking[0]?.occurrences.map(({ message }) => message)).toEqual([
    "The output `customer]` of `CreateInvoice` is called `customer` now.",
    "The output `customer]` of `GetInvoice` is called `customer` now.",
    "The output `value[].customer]` of `ListInvoices` is called `value[].customer` now.",
    "The output `customer]` of `UpdateInvoice` is called `customer` now.",
    "The output `customer]` of `WhenInvoiceIsPaid` is called `customer` now.",
  ]);
});
