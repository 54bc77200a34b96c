import { expect, test } from "vitest";
import sentenceCase from "../../../src/rules/naming/summary-sentence-case.ts";
import { readCleanConnector } from "../../helpers/cases.ts";
import { reviewFiles } from "../../helpers/review-files.ts";

const clean = Object.fromEntries(readCleanConnector("certified"));
const definition = Buffer.from(clean["apiDefinition.swagger.json"] ?? "").toString("utf8");

async function fixFor(summary: string): Promise<string | undefined> {
  const text = definition.replace(/"summary": "[^"]*"/, `"summary": ${JSON.stringify(summary)}`);
  const review = await reviewFiles(
    { ...clean, "apiDefinition.swagger.json": text },
    { folder: "", kind: "certified", rules: [sentenceCase] },
  );
  return review.findings[0]?.occurrences[0].fix;
}

test.each([
  [
    "Get Customer's Detailed Invoice",
    "Write `Get customer's detailed invoice`, with capitals only for names.",
  ],
  ["List Customers’ Open Invoices", "Write `List customers’ open invoices`, with capitals only for names."],
  ["Get GitHub's Latest ID", "Write `Get GitHub's latest ID`, with capitals only for names."],
])("%s", async (summary, fix) => {
  expect(await fixFor(summary)).toBe(fix);
});
