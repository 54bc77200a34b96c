import { describe, expect, test } from "vitest";
import { readCleanConnector } from "../../helpers/cases.ts";
import { patched } from "../../helpers/changed-connector.ts";
import { reviewFiles } from "../../helpers/review-files.ts";

/** The texts of the fixes, and which of them are verified. */
async function slipsIn(text: string): Promise<readonly string[]> {
  const path = "/definitions/Invoice/properties/category/description";
  const files = patched(readCleanConnector("clean-certified"), [{ op: "replace", path, value: text }]);
  const { findings } = await reviewFiles(files, { folder: "", kind: "certified" });
  return findings
    .filter(({ rule }) => rule === "english/grammar")
    .map(({ occurrences: [{ fix, suggestion }] }) => `${fix}${suggestion === null ? "" : " (ready)"}`);
}

describe("slips", () => {
  test.each([
    ["A category, or a other one.", "Write `another`. (ready)"],
    ["Choose an other category.", "Write `another`. (ready)"],
    ["A other category is fine.", "Write `Another`. (ready)"],
    ["Booked under the the category.", "Write `the`. (ready)"],
    ["The name of of the category.", "Write `of`. (ready)"],
    ["Is it in in a category?", "Write `in`, if the word is meant once."],
    ["This is is a category.", "Write `is`, if the word is meant once."],
    ["The name and and the category.", "Write `and`, if the word is meant once."],
    ["Choose your your category.", "Write `your`. (ready)"],
    ["It is an an invoice.", "Write `an`. (ready)"],
    ["One category, or an other.", "Write `another`. (ready)"],
    ["Its category , or none.", "Write `category,`. (ready)"],
    ["The category category of an invoice.", "Write `category`, if the word is meant once."],
    ["An invoice gets a entry.", "Write `an entry`. (ready)"],
  ])("%s", async (text, fix) => {
    expect(await slipsIn(text)).toEqual([fix]);
  });
});

describe("no slips", () => {
  test.each([
    "The tag tag 1 of the invoice.",
    "Fields such as line line A of the form.",
    "Say bye bye to old invoices.",
    "A win win for both companies.",
    "An other-worldly category.",
    "What this is is a category.",
    "Users log in in a browser.",
    "Combine filters with and or or here.",
    "Turn it on on the device.",
    "If you delete it it is gone.",
    "The shop sells yo yo toys.",
    "A tag, not a others tag.",
    "Parts are joined by , always.",
    "Split the list at , first.",
    "Lines end with ; here.",
    "What it had had before.",
    "All that that customer ordered.",
    "Another invoice, or one other.",
    "An hour, a user, a unit, and a one-off.",
  ])("%s", async (text) => {
    expect(await slipsIn(text)).toEqual([]);
  });
});
