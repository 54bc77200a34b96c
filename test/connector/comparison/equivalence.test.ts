/** What is written differently and means the same is no change, whatever the swagger. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { compareConnectors } from "../../../src/connector/comparison/compare-connectors.ts";
import { connectorRules } from "../../../src/review/rule/rule.ts";
import { runRules } from "../../../src/review/run/run-rules.ts";
import { rules } from "../../../src/rules/index.ts";
import { connectorOf } from "../../helpers/review-files.ts";
import { anySwagger, type Members } from "./any-swagger.ts";
import { rewrites } from "./rewrites.ts";

const comparing = connectorRules(rules).filter(({ id }) => id.startsWith("breaking-change/"));
const folder = "certified-connectors/Contoso Invoices";

test("a swagger has no change against itself", async () => {
  await fc.assert(
    fc.asyncProperty(anySwagger, async (swagger) => {
      expect(await changes(swagger, swagger)).toEqual([]);
    }),
    { seed: 6, numRuns: 200 },
  );
});

test("a swagger that is only written differently has no change", async () => {
  await fc.assert(
    fc.asyncProperty(anySwagger, fc.subarray([...rewrites], { minLength: 1 }), async (swagger, chosen) => {
      const rewritten = chosen.reduce((written, rewrite) => rewrite(written), swagger);

      expect(await changes(swagger, rewritten)).toEqual([]);
      expect(await changes(rewritten, swagger)).toEqual([]);
    }),
    { seed: 6, numRuns: 1000 },
  );
});

test.each(["certified", "independent"])(
  "the clean %s connector is only written differently",
  async (kind) => {
    const path = join(
      import.meta.dirname,
      `../../../fixtures/connectors/clean-${kind}/apiDefinition.swagger.json`,
    );
    const swagger = JSON.parse(readFileSync(path, "utf8")) as Members; // our own fixture

    for (const rewrite of rewrites) expect(await changes(swagger, rewrite(swagger))).toEqual([]);
  },
);

test("the same comparison notices what is not only written differently", async () => {
  const path = join(
    import.meta.dirname,
    "../../../fixtures/connectors/clean-certified/apiDefinition.swagger.json",
  );
  const text = readFileSync(path, "utf8");
  const swagger = JSON.parse(text) as Members; // our own fixture
  const other = JSON.parse(text.replace('"customer": {', '"payer": {')) as Members;

  for (const rewrite of rewrites) {
    const found = await changes(swagger, rewrite(other));
    expect(found).toContain(
      "breaking-change/output-deleted: The output `customer` of `CreateInvoice` is called `payer` now.",
    );
  }
});

/** What the rules that compare say, crashes included. */
async function changes(before: Members, after: Members): Promise<readonly string[]> {
  const connectors = await Promise.all(
    [before, after].map((swagger) =>
      connectorOf({ [`${folder}/apiDefinition.swagger.json`]: JSON.stringify(swagger) }, folder, "certified"),
    ),
  );
  const [one, other] = connectors;
  if (one === undefined || other === undefined) throw new Error("two connectors came in");
  const { diagnostics, unchecked, ran } = runRules(other, comparing, {
    comparison: compareConnectors(one, other),
  });
  expect(ran.size).toBe(comparing.length);
  return [
    ...diagnostics.map(({ rule, diagnostic }) => `${rule.id}: ${diagnostic.message}`),
    ...unchecked.map(({ rule, detail }) => `${rule}: ${detail}`),
  ];
}
