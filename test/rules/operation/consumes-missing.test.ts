/** Another rule reports a value that is no list. */
import { expect, test } from "vitest";
import consumesMissing from "../../../src/rules/operation/consumes-missing.ts";
import { fixesOf } from "../../helpers/fixes-of.ts";

test("a text in the place of the list is written anew, not added to", async () => {
  const operation = '"operationId": "CreateInvoice",';

  const fixes = await fixesOf(consumesMissing, (text) =>
    text.replace(operation, `${operation} "consumes": "application/json",`),
  );

  expect(fixes).toEqual(['Write `"consumes": ["application/json"]`.']);
});
