import { describe, expect, test } from "vitest";
import { isRenamed, type NamedValue } from "../../../src/connector/comparison/renamed-element.ts";

const text = { type: "string", "x-ms-summary": "Payer", description: "Who pays the invoice." };

const made = (name: string, value: NamedValue["value"]): NamedValue => ({ name, value });

describe("one element under two names", () => {
  test.each<readonly [string, NamedValue, NamedValue]>([
    ["a bracket too many", made("in_progress]", { type: "number" }), made("in_progress", { type: "string" })],
    ["another letter case", made("dueDate", {}), made("DueDate", {})],
    ["another separator", made("due-date", {}), made("due_date", {})],
    ["another variable of a path", made("/invoices/{id}", {}), made("/invoices/{invoiceId}", {})],
    ["equal texts", made("payer", text), made("customer", text)],
    [
      "an object with the same properties",
      made("Bill", { type: "object", properties: { id: {}, total: {} } }),
      made("Invoice", { type: "object", properties: { total: {}, id: {} } }),
    ],
  ])("%s", (_, before, after) => {
    expect(isRenamed(before, after)).toBe(true);
  });
});

describe("two elements", () => {
  test.each<readonly [string, NamedValue, NamedValue]>([
    ["no texts", made("payer", { type: "string" }), made("customer", { type: "string" })],
    ["another label", made("payer", text), made("customer", { ...text, "x-ms-summary": "Customer" })],
    ["another type", made("payer", text), made("customer", { ...text, type: "integer" })],
    [
      "a text that one of them lacks",
      made("payer", text),
      made("customer", { type: "string", description: "Who pays the invoice." }),
    ],
    [
      "another reference",
      made("payer", { $ref: "#/definitions/Payer" }),
      made("customer", { $ref: "#/definitions/Customer" }),
    ],
    [
      "one property in common",
      made("Bill", { type: "object", properties: { id: {} } }),
      made("Order", { type: "object", properties: { id: {} } }),
    ],
    ["names without letters", made("]", {}), made("}", {})],
  ])("%s", (_, before, after) => {
    expect(isRenamed(before, after)).toBe(false);
  });
});
