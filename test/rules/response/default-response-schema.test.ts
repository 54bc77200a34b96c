/** Without a success response another rule speaks, too, so that these are no cases of one rule. */
import { expect, test } from "vitest";
import defaultResponseSchema from "../../../src/rules/response/default-response-schema.ts";
import { readCleanConnector } from "../../helpers/cases.ts";
import { reviewFiles } from "../../helpers/review-files.ts";

const clean = Object.fromEntries(readCleanConnector("certified"));
const definition = Buffer.from(clean["apiDefinition.swagger.json"] ?? "").toString("utf8");

test.each([
  [
    "nothing",
    {},
    "Delete the empty schema of `default`, and describe what the service returns under the status of success, such as `200`; when it returns nothing, `204` without a schema.",
  ],
  [
    "an object",
    { type: "object" },
    "Move the schema to the status the service answers with on success, such as `200`.",
  ],
])("alone, it describes %s", async (_, schema, fix) => {
  const response = `"default": { "schema": ${JSON.stringify(schema)},`;
  const text = definition.replace(/"204": \{/, response);

  const review = await reviewFiles(
    { ...clean, "apiDefinition.swagger.json": text },
    { folder: "", kind: "certified", rules: [defaultResponseSchema] },
  );

  expect(review.findings.map(({ occurrences: [{ fix }] }) => fix)).toEqual([fix]);
});
