import fc from "fast-check";
import { expect, test } from "vitest";
import { reviewTree } from "../../src/review/run/review.ts";
import { defaultSettings } from "../../src/review/settings.ts";
import { memoryTree } from "../helpers/memory-tree.ts";
import { swaggerOf, wrongSummary } from "./two-line-rule.ts";

async function fingerprintsOf(text: string): Promise<string[]> {
  const head = memoryTree({ "c/apiDefinition.swagger.json": text });
  const review = await reviewTree({ rules: [wrongSummary], settings: defaultSettings, head, headSha: null });
  return review.connectors
    .flatMap((one) => one.findings.flatMap((finding) => finding.occurrences.map((each) => each.fingerprint)))
    .sort();
}

const operations = fc.dictionary(
  fc.stringMatching(/^[A-Za-z0-9_~ é"\\-]{1,12}$/),
  fc.constantFrom("wrong", "still wrong", "Get it"),
  { minKeys: 1, maxKeys: 8 },
);

test("fingerprints survive inserted lines, other indentation, CRLF and other operations", async () => {
  await fc.assert(
    fc.asyncProperty(
      operations,
      fc.integer({ min: 0, max: 8 }),
      fc.integer({ min: 0, max: 20 }),
      async (some, indent, blank) => {
        const text = swaggerOf(some);
        const reformatted =
          "\n".repeat(blank) + JSON.stringify(JSON.parse(text), null, indent).replaceAll("\n", "\r\n");
        const moved = swaggerOf({ "AAA first": "Get it", ...some });

        const before = await fingerprintsOf(text);

        expect(await fingerprintsOf(reformatted)).toEqual(before);
        expect(await fingerprintsOf(moved)).toEqual(before);
      },
    ),
    { numRuns: 200, seed: 20261121 },
  );
});

test("fingerprints survive members in any order", async () => {
  await fc.assert(
    fc.asyncProperty(operations, fc.array(fc.double({ noNaN: true })), async (some, keys) => {
      const shuffled = Object.fromEntries(
        Object.entries(some)
          .map((entry, index) => ({ entry, key: keys[index] ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ entry }) => entry),
      );

      expect(await fingerprintsOf(swaggerOf(shuffled))).toEqual(await fingerprintsOf(swaggerOf(some)));
    }),
    { numRuns: 200, seed: 20261122 },
  );
});

test("two operations of one name are two occurrences, of which the base excuses as many as it has", async () => {
  const twins =
    '{"swagger":"2.0","paths":{"/a":{"get":{"operationId":"A","summary":"wrong"}},"/b":{"get":{"operationId":"A","summary":"wrong"}}}}';

  const fingerprints = await fingerprintsOf(twins);

  expect(fingerprints.length).toBe(2);
  expect(new Set(fingerprints).size).toBe(1);
});
