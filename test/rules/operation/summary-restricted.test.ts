import { expect, test } from "vitest";
import { readCleanConnector } from "../../helpers/cases.ts";
import { patched } from "../../helpers/changed-connector.ts";
import { reviewFiles } from "../../helpers/review-files.ts";

test.each([
  ["Find what is < 5", "Find what is less than 5"],
  ["Compare a > b", "Compare a greater than b"],
  ["Get the price * 100", "Get the price times 100"],
  ["Get 5% of invoices", "Get 5 percent of invoices"],
  ["Run A/B tests", "Run A or B tests"],
  ["Is <status> paid? Ask", "Is status paid Ask"],
])("%s keeps its meaning as %s", async (value, better) => {
  const files = patched(readCleanConnector("clean-certified"), [
    { op: "replace", path: "/paths/~1invoices/get/summary", value },
  ]);
  const { findings } = await reviewFiles(files, { folder: "", kind: "certified" });
  const own = findings.filter(({ rule }) => rule === "operation/summary-restricted-chars");
  expect(own.map(({ occurrences: [{ fix }] }) => fix.replace(/^.*: /, ""))).toEqual([`\`${better}\`.`]);
});
