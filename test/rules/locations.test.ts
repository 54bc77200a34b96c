/** Where findings point, and that it doesn't depend on the order of members. */
import { applyPatch, type Operation } from "rfc6902";
import { describe, expect, test } from "vitest";
import { readCleanConnector } from "../helpers/cases.ts";
import { reviewFiles } from "../helpers/review-files.ts";

const definition = "apiDefinition.swagger.json";
const clean: Readonly<Record<string, Uint8Array>> = Object.fromEntries(readCleanConnector("clean-certified"));

function changedDefinition(change: readonly Operation[]): unknown {
  const document: unknown = JSON.parse(Buffer.from(clean[definition] ?? "").toString("utf8"));
  expect(applyPatch(document, [...change]).filter((result) => result !== null)).toEqual([]);
  return document;
}

async function findingsOf(document: unknown, before?: unknown) {
  const files = { ...clean, [definition]: JSON.stringify(document, null, 2) };
  const base = before === undefined ? undefined : { ...clean, [definition]: JSON.stringify(before, null, 2) };
  return (await reviewFiles(files, { folder: "", kind: "certified", before: base })).findings;
}

const set = (path: string, value: unknown): Operation => ({ op: "replace", path, value });
const long = "Lists the invoices of your company, the newest ones first, with everything they hold. ".repeat(
  4,
);

describe("a word in a long text is marked itself", () => {
  test.each<readonly [string, string, string, string]>([
    ["a spelling mistake", "english/spelling", `${long}It is sent sucessfully.`, "sucessfully"],
    ["behind quotes", "english/spelling", `${long}Not "open" ones are recieved.`, "recieved"],
    ["a slip of grammar", "english/grammar", `${long}It is a invoice.`, "a invoice"],
    ["a tag", "english/markup", `${long}See <b>the manual.`, "<b>"],
    ["a word of another script", "english/not-english", `${long}It lists счета too.`, "счета"],
    ["a typographic sign", "english/not-english", `${long}It lists them – all.`, "–"],
  ])("%s", async (_, rule, text, word) => {
    const document = changedDefinition([set("/paths/~1invoices/get/description", text)]);
    const findings = await findingsOf(document);
    const range = findings.find((finding) => finding.rule === rule)?.occurrences[0].range;
    const line = JSON.stringify(document, null, 2).split("\n")[(range?.line ?? 0) - 1] ?? "";

    expect(line.slice((range?.column ?? 0) - 1, (range?.endColumn ?? 0) - 1)).toBe(word);
  });
});

test("what is missing shows no lines of something else", async () => {
  const document = changedDefinition([{ op: "remove", path: "/x-ms-connector-metadata" }]);
  const files = {
    ...clean,
    [definition]: JSON.stringify(document, null, 2),
    "readme.md":
      "# Contoso Invoices\n\nIt lists and creates the invoices of your company, and tells you when they are paid. ".concat(
        "It keeps them in one place, so that nobody has to look for them. ".repeat(8),
        "\n",
      ),
  };
  const { findings } = await reviewFiles(files, { folder: "", kind: "certified" });
  const missing = findings.filter(
    ({ rule }) => rule === "swagger/metadata-properties" || rule.startsWith("intro/"),
  );

  expect(missing.length).toBeGreaterThan(3);
  expect(missing.filter(({ excerpt }) => excerpt !== null).map(({ rule }) => rule)).toEqual([]);
});

/** Members in the reverse order, or sorted by their names. */
function reordered(value: unknown, isSorted: boolean): unknown {
  if (Array.isArray(value)) return value.map((each) => reordered(each, isSorted));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, inner]) => [name, reordered(inner, isSorted)] as const);
  return Object.fromEntries(
    isSorted ? entries.toSorted(([a], [b]) => (a < b ? -1 : 1)) : entries.toReversed(),
  );
}

const shared = {
  op: "add",
  path: "/parameters/Sort",
  value: {
    name: "sort",
    in: "query",
    type: "string",
    "x-ms-summary": "Sort  order",
    description: "The recieved order.",
  },
} as const;
const useShared = ["/invoices", "/categories"].map(
  (path): Operation => ({
    op: "add",
    path: `/paths/${path.replaceAll("/", "~1")}/get/parameters`,
    value: [{ $ref: "#/parameters/Sort" }],
  }),
);
const copy = (path: string, id: string): Operation[] => [
  { op: "copy", from: "/paths/~1categories", path: `/paths/${path.replaceAll("/", "~1")}` },
  { op: "add", path: `/paths/${path.replaceAll("/", "~1")}/get/operationId`, value: id },
];

describe("members in another order bring nothing new", () => {
  test.each<readonly [string, readonly Operation[]]>([
    ["a shared parameter with odd texts", [shared, ...useShared]],
    [
      "paths that match one request",
      [...copy("/{kind}", "ListKind"), ...copy("/first", "ListFirst"), ...copy("/second", "ListSecond")],
    ],
    ["three equal descriptions", [...copy("/a", "ListA"), ...copy("/b", "ListB")]],
    [
      "a mistake in a shared definition",
      [set("/definitions/Invoice/properties/customer/description", "The recieved customer.")],
    ],
    [
      "two misspelled words in one text",
      [set("/paths/~1invoices/get/description", "Lists the recieved adresses sucessfully.")],
    ],
  ])("%s", async (_, change) => {
    const document = changedDefinition(change);
    for (const isSorted of [true, false]) {
      const findings = await findingsOf(reordered(document, isSorted), document);
      const changed = findings.filter(({ age, rule }) => age !== "existing" && rule !== "swagger/order");

      expect(changed.map(({ rule, age, occurrences: [{ subject }] }) => `${age} ${rule} ${subject}`)).toEqual(
        [],
      );
    }
  });
});
