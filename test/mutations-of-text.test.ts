/** Thousands of ways to damage the text of a good definition: no rule crashes, and every finding has a location in the file. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { damagedDocuments, faultsOf, cleanSwagger as text } from "./helpers/faults.ts";

test("mutations of the text itself", async () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '"',
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      "\\",
      "\\u",
      "//",
      "/*",
      "\n",
      "\r",
      "\t",
      "\u0000",
      "\ud800",
    ),
    fc.string({ maxLength: 5, unit: "binary" }),
  );

  await fc.assert(
    fc.asyncProperty(fc.nat(text.length), fc.nat(40), piece, async (start, length, inserted) => {
      const damaged = text.slice(0, start) + inserted + text.slice(start + length);

      expect(await faultsOf(damaged)).toEqual([]);
    }),
    { seed: 20_262, numRuns: Math.round(0.3 * damagedDocuments), endOnFailure: true },
  );
}, 600_000);
