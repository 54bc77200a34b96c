/** A value of the wrong type is called by its own name, not by the name of what holds it. */
import { expect, test } from "vitest";
import { readCleanConnector } from "../../helpers/cases.ts";
import { patched } from "../../helpers/changed-connector.ts";
import { reviewFiles } from "../../helpers/review-files.ts";

const operation = "/paths/~1invoices/get";

test.each<readonly [string, unknown, string]>([
  [`${operation}/parameters`, null, "The `parameters` of `ListInvoices` is null, not a list."],
  [`${operation}/responses`, [], "The `responses` of `ListInvoices` is an array, not an object."],
  [`${operation}/responses/200`, null, "The `200` of `ListInvoices` is null, not an object."],
  [
    `${operation}/responses/200/schema`,
    "Invoice",
    "The `schema` of `ListInvoices.200` is a string, not an object.",
  ],
  [`${operation}/responses/200/headers`, null, "The `headers` of `ListInvoices.200` is null, not an object."],
  [operation, null, "The `get` of `/invoices` is null, not an object."],
  ["/paths", [], "The `paths` of the document is an array, not an object."],
  ["/definitions", null, "The `definitions` of the document is null, not an object."],
  ["/definitions/Invoice", null, "The `Invoice` of the document is null, not an object."],
  ["/definitions/Invoice/properties", null, "The `properties` of `Invoice` is null, not an object."],
  ["/definitions/Invoice/properties/items", 1, "The `items` of `Invoice` is a number, not an object."],
  [
    "/definitions/Invoice/properties/properties",
    1,
    "The `properties` of `Invoice` is a number, not an object.",
  ],
  ["/definitions/Invoice/allOf", {}, "The `allOf` of `Invoice` is an object, not a list."],
  ["/definitions/Invoice/allOf", [3], "An entry of the `allOf` of `Invoice` is a number, not an object."],
  [
    `${operation}/parameters/0`,
    null,
    "An entry of the `parameters` of `ListInvoices` is null, not an object.",
  ],
])("%s is %j", async (path, value, message) => {
  const files = patched(readCleanConnector("clean-certified"), [{ op: "add", path, value }]);
  const { findings } = await reviewFiles(files, { folder: "", kind: "certified" });
  const own = findings.filter(({ rule }) => rule === "swagger/json-type");

  expect(own.map(({ occurrences: [occurrence] }) => occurrence.message)).toEqual([message]);
});

test("two members of one operation are two places", async () => {
  const files = patched(readCleanConnector("clean-certified"), [
    { op: "add", path: `${operation}/parameters`, value: null },
    { op: "add", path: `${operation}/responses`, value: null },
  ]);
  const { findings } = await reviewFiles(files, { folder: "", kind: "certified" });
  const own = findings.filter(({ rule }) => rule === "swagger/json-type");

  expect(own.flatMap(({ occurrences }) => occurrences.map(({ subject }) => subject)).sort()).toEqual([
    "ListInvoices · parameters",
    "ListInvoices · responses",
  ]);
});
