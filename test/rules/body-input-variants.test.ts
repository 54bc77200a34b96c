/** Which inputs of a body need a label and a description: those that the card shows as fields of their own. */
import { expect, test } from "vitest";
import { readCleanConnector } from "../helpers/cases.ts";
import { patched } from "../helpers/changed-connector.ts";
import { reviewFiles } from "../helpers/review-files.ts";

const properties = "/definitions/NewInvoice/properties";
const text = { type: "string", "x-ms-summary": "City", description: "The city of the address." };

async function messagesFor(path: string, value: unknown): Promise<readonly string[]> {
  const files = patched(readCleanConnector("clean-certified"), [{ op: "add", path, value }]);
  const { findings } = await reviewFiles(files, { folder: "", kind: "certified" });
  return findings
    .filter(({ rule }) => rule === "parameter/body-input-text")
    .map(({ occurrences: [{ message }] }) => message.replace(/^.*?`CreateInvoice`, /, ""));
}

test.each<readonly [string, unknown, string]>([
  ["a string", { type: "string" }, "the input `city` has no label and no description."],
  [
    "a number with a label",
    { type: "number", "x-ms-summary": "City" },
    "the input `city` has no description.",
  ],
  [
    "an empty description",
    { type: "string", title: "City", description: " " },
    "the input `city` has no description.",
  ],
  ["a description alone", { type: "string", description: "The city." }, "the input `city` has no label."],
  [
    "a list of strings",
    { type: "array", items: { type: "string" } },
    "the input `city` has no label and no description.",
  ],
  [
    "a field of an object",
    { type: "object", properties: { name: { type: "string" } } },
    "the input `name` has no label and no description.",
  ],
  [
    "a field of objects in a list",
    { type: "array", items: { type: "object", properties: { name: { type: "string" } } } },
    "the input `name` has no label and no description.",
  ],
  ["an open object", { type: "object" }, "the input `city` has no label and no description."],
])("%s", async (_, value, message) => {
  expect(await messagesFor(`${properties}/city`, value)).toEqual([message]);
});

test.each<readonly [string, unknown]>([
  ["an object, whose fields are shown", { type: "object", properties: { city: text } }],
  [
    "a list of objects, whose fields are shown",
    { type: "array", items: { type: "object", properties: { city: text } } },
  ],
  ["what is only read", { type: "string", readOnly: true }],
  ["what is internal", { type: "string", "x-ms-visibility": "internal" }],
  ["a title in place of the label", { type: "string", title: "City", description: "The city." }],
  ["a reference to what has texts", { $ref: "#/definitions/City" }],
])("%s needs none", async (_, value) => {
  const changed = patched(readCleanConnector("clean-certified"), [
    { op: "add", path: "/definitions/City", value: text },
    { op: "add", path: `${properties}/city`, value },
  ]);
  const { findings } = await reviewFiles(changed, { folder: "", kind: "certified" });
  expect(findings.filter(({ rule }) => rule === "parameter/body-input-text")).toEqual([]);
});
