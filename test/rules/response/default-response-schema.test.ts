/** Without a success response another rule speaks, too, so that these are no cases of one rule. */
import { expect, test } from "vitest";
import defaultResponseSchema from "../../../src/rules/response/default-response-schema.ts";
import { fixesOf } from "../../helpers/fixes-of.ts";

test.each([
  [
    "nothing",
    {},
    "Delete the empty schema of `default`, and describe what the service returns under the status of success, such as `200`; without a schema if it returns nothing.",
  ],
  [
    "an object without properties",
    { type: "object", properties: {} },
    "Delete the empty schema of `default`, and describe what the service returns under the status of success, such as `200`; without a schema if it returns nothing.",
  ],
  [
    "an object",
    { type: "object", properties: { id: { type: "string" } } },
    "Move the schema to the status the service answers with on success, such as `200`.",
  ],
])("alone, it describes %s", async (_, schema, fix) => {
  const response = `"default": { "schema": ${JSON.stringify(schema)},`;

  const fixes = await fixesOf(defaultResponseSchema, (text) => text.replace(/"204": \{/, response));

  expect(fixes).toEqual([fix]);
});

test("of two shared responses that end in one name both are told", async () => {
  const shared = '{ "description": "Failed.", "schema": { "type": "object" } }';

  const fixes = await fixesOf(defaultResponseSchema, (text) =>
    text
      .replace(/"204": \{/, '"default": { "$ref": "#/responses/Error" }, "204": {')
      .replace(/"404": \{/, '"default": { "$ref": "#/x-shared/Error" }, "404": {')
      .replace(
        '"definitions": {',
        `"responses": { "Error": ${shared} }, "x-shared": { "Error": ${shared} }, "definitions": {`,
      ),
  );

  expect(fixes).toHaveLength(2);
});
