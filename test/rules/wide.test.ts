/** Lists longer than the arguments that a call takes: nothing may be spread into one. */
import { expect, test } from "vitest";
import { readCleanConnector } from "../helpers/cases.ts";
import { reviewFiles } from "../helpers/review-files.ts";

const folder = "certified-connectors/Contoso Invoices";
const count = 150_000;

test.each([
  ["properties", { type: "object", properties: Object.fromEntries(names().map((name) => [name, {}])) }],
  ["parts of allOf", { allOf: names().map(() => ({})) }],
])("150,000 %s crash no rule", async (_, schema) => {
  const files = [...readCleanConnector("certified")].map(([path, bytes]) => [path, bytes] as const);
  const definition = JSON.parse(
    Buffer.from(new Map(files).get("apiDefinition.swagger.json") ?? []).toString(),
  );
  definition.definitions.Invoice.properties.wide = schema;

  const { unchecked } = await reviewFiles(
    {
      ...Object.fromEntries(files.map(([path, bytes]) => [`${folder}/${path}`, bytes])),
      [`${folder}/apiDefinition.swagger.json`]: JSON.stringify(definition),
    },
    { folder, kind: "certified" },
  );

  expect(unchecked.filter(({ because }) => because === "rule-crashed")).toEqual([]);
});

function names(): string[] {
  return Array.from({ length: count }, (_, at) => `p${at}`);
}
