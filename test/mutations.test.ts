/** Thousands of ways to damage a good definition: no rule crashes, and every finding has a location in the file. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanSwagger, damagedDocuments, faultsOf } from "./helpers/faults.ts";

test("mutations of values, names and structure", async () => {
  const pointers = locationsIn(JSON.parse(cleanSwagger));

  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ at: fc.integer({ min: 1, max: pointers.length - 1 }), change }), {
        minLength: 1,
        maxLength: 4,
      }),
      async (changes) => {
        const document: unknown = JSON.parse(cleanSwagger);
        for (const { at, change: make } of changes) mutate(document, pointers[at] ?? [], make);

        expect(await faultsOf(JSON.stringify(document, null, 2))).toEqual([]);
      },
    ),
    { seed: 20_261, numRuns: Math.round(0.7 * damagedDocuments), endOnFailure: true },
  );
}, 600_000);

type Change =
  | { readonly kind: "remove" }
  | { readonly kind: "rename"; readonly name: string }
  | { readonly kind: "replace"; readonly value: unknown };

const name = fc.oneof(
  fc.constantFrom(
    "__proto__",
    "constructor",
    "$ref",
    "",
    "type",
    "x-ms-summary",
    "get",
    "200",
    "~/",
    "/",
    "%",
    "\ud800",
  ),
  fc.string({ maxLength: 6 }),
);
const reference = fc
  .constantFrom(
    "#",
    "#/",
    "#/definitions/Invoice",
    "#/parameters/InvoiceId",
    "#/definitions/%",
    "http://a/b",
    "x#~",
  )
  .map(($ref) => ({ $ref }));
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.constant<Change>({ kind: "remove" }),
  name.map((each): Change => ({ kind: "rename", name: each })),
  fc
    .oneof(
      reference,
      name,
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom(
        null,
        true,
        0,
        -1,
        1e300,
        [],
        {},
        [[]],
        [null],
        { "": null },
        "string",
        "array",
        "object",
      ),
    )
    .map((value): Change => ({ kind: "replace", value })),
);

/** The ways to every value of the document, outermost first. */
function locationsIn(value: unknown, way: readonly string[] = []): (readonly string[])[] {
  const below = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return [way, ...below.flatMap(([key, inner]) => locationsIn(inner, [...way, key]))];
}

/** An earlier change may have removed the location: then nothing happens. */
function mutate(document: unknown, way: readonly string[], change: Change): void {
  let holder: unknown = document;
  for (const key of way.slice(0, -1))
    holder = isHolder(holder) && Object.hasOwn(holder, key) ? holder[key] : undefined;
  const key = way.at(-1) ?? "";
  if (!isHolder(holder) || !Object.hasOwn(holder, key)) return;
  const value = change.kind === "replace" ? change.value : holder[key];
  if (change.kind !== "replace") Reflect.deleteProperty(holder, key);
  if (change.kind === "remove") return;
  Object.defineProperty(holder, change.kind === "rename" && !Array.isArray(holder) ? change.name : key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

function isHolder(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
