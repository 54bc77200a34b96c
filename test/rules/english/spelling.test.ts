import { expect, test } from "vitest";
import { misspellingsIn } from "../../../src/rules/english/_spelling.ts";
import { unpack } from "../../../src/rules/english/_word-table.ts";
import * as words from "../../../src/rules/english/_words.generated.ts";

test("every packed word is found again, and nothing beside them", () => {
  const dictionary = unpack(words.dictionary);
  const all = dictionary.words();

  expect(all.length).toBeGreaterThan(70_000);
  expect(all.filter((word) => !dictionary.has(word))).toEqual([]);
  expect(["", "a", "invoicee", "zzzzz", "é", "Invoice"].filter((word) => dictionary.has(word))).toEqual([]);
});

test("no misspelling is a word, and its correction is made of words", () => {
  const dictionary = unpack(words.dictionary);
  const misspellings = unpack(words.misspellings);
  const wrong = misspellings.words();

  expect(wrong.length).toBeGreaterThan(29_000);
  expect(wrong.filter((word) => dictionary.has(word))).toEqual([]);
  expect(
    wrong.filter((word) => !(misspellings.correctionOf(word) ?? "").split(" ").every(dictionary.has)),
  ).toEqual([]);
});

test("a misspelt word is found where it stands, with its correction in the same case", () => {
  expect(misspellingsIn("Recieve the seperated files.")).toEqual([
    { word: "Recieve", correction: "Receive", isKnown: true, start: 0 },
    { word: "seperated", correction: "separated", isKnown: true, start: 12 },
  ]);
});

test("a word that no dictionary has is a possible slip when one letter makes it a common word", () => {
  expect(misspellingsIn("The invoyce.")).toEqual([
    { word: "invoyce", correction: "invoice", isKnown: false, start: 4 },
  ]);
});

test.each([
  ["the lisence", "license"],
  ["a liscence", "license"],
  ["the favourit", "favorite"],
  ["the behavoiur", "behavior"],
  ["an organistion", "organization"],
  ["to analysse", "analyze"],
  ["is cancellled", "canceled"],
  ["the centr", "center"],
  ["twenty fourr", undefined],
])("%s: the correction is in US spelling", (text, correction) => {
  expect(misspellingsIn(text).map((one) => one.correction)).toEqual(
    correction === undefined ? [] : [correction],
  );
});

test.each(["the semver of the package", "an agentic chatbot", "unassign the tag", "paginated and zipped"])(
  "%s: technical words are words",
  (text) => {
    expect(misspellingsIn(text)).toEqual([]);
  },
);

test.each([
  "ACCOMODATE",
  "recieveFile",
  "recieve_file",
  "`recieve`",
  '"recieve"',
  '"please recieve this"',
  "<recieve>",
  "{recieve}",
  "https://contoso.com/recieve",
  "recieve@contoso.com",
  "recieve2",
  "Sold by Fabrikan and Invoyce.",
])("%s is passed over", (text) => {
  expect(misspellingsIn(text)).toEqual([]);
});

test("a text of a megabyte without blanks is read once", () => {
  expect(misspellingsIn("a-".repeat(500_000))).toEqual([]);
});
