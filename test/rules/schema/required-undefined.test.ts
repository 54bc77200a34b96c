/** Beside a reference another rule speaks, too, so that this is no case of one rule. */
import { expect, test } from "vitest";
import requiredUndefined from "../../../src/rules/schema/required-undefined.ts";
import { readCleanConnector } from "../../helpers/cases.ts";
import { reviewFiles } from "../../helpers/review-files.ts";

const clean = Object.fromEntries(readCleanConnector("certified"));
const definition = Buffer.from(clean["apiDefinition.swagger.json"] ?? "").toString("utf8");

test.each([
  [
    "currency",
    "Define the property or remove its name from `required`, or delete `required`, which has no effect beside `$ref`.",
  ],
  [
    "custommer",
    "Spell `custommer` and the property `customer` alike, or delete `required`, which has no effect beside `$ref`.",
  ],
])("`%s` beside a reference", async (name, fix) => {
  const reference = '"$ref": "#/definitions/NewInvoice"';
  const text = definition.replace(reference, `${reference}, "required": ["${name}"]`);

  const review = await reviewFiles(
    { ...clean, "apiDefinition.swagger.json": text },
    { folder: "", kind: "certified", rules: [requiredUndefined] },
  );

  expect(review.findings.map(({ occurrences: [{ fix }] }) => fix)).toEqual([fix]);
});
