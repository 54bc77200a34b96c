/** Another rule reports references with siblings, so this is not a case of one rule. */
import { expect, test } from "vitest";
import requiredUndefined from "../../../src/rules/schema/required-undefined.ts";
import { fixesOf } from "../../helpers/fixes-of.ts";

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

  const fixes = await fixesOf(requiredUndefined, (text) =>
    text.replace(reference, `${reference}, "required": ["${name}"]`),
  );

  expect(fixes).toEqual([fix]);
});
