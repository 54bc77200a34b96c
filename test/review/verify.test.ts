import { describe, expect, test } from "vitest";
import type { Connector } from "../../src/connector/connector.ts";
import { locationOf, member } from "../../src/connector/node.ts";
import { readConnector } from "../../src/connector/read-connector.ts";
import type { Suggestion } from "../../src/review/finding/finding.ts";
import type { OccurrenceKey } from "../../src/review/fix/excluded.ts";
import type { Fixed } from "../../src/review/fix/fix-connector.ts";
import type { Verification } from "../../src/review/fix/suggest.ts";
import { type ConnectorRule, defineRule, type Edits } from "../../src/review/rule/rule.ts";
import { fixWith, reviewConnector } from "../../src/review/run/review-connector.ts";
import { defaultSettings } from "../../src/review/settings.ts";
import { removeAt, setValue } from "../../src/text/json/json-change.ts";
import { memoryTree } from "../helpers/memory-tree.ts";
import { record as anyRecord, swaggerOf } from "./two-line-rule.ts";

const record = { ...anyRecord, needs: ["swagger"] } as const;

/** Reports every summary with the word; the fix is a parameter. */
function noWord(word: string, edits: (pointer: string, summary: string) => Edits): ConnectorRule {
  return defineRule({
    ...record,
    id: `test/no-${word}`,
    title: `No summary says ${word}`,
    *check({ swagger }) {
      for (const operation of swagger.operations()) {
        const node = member(operation.node, "summary");
        if (node === undefined || operation.summary?.includes(word) !== true) continue;
        yield {
          location: locationOf(node),
          subject: [operation.name],
          message: `The summary of \`${operation.name}\` says ${word}.`,
          fix: "Mend it.",
          edits: edits(node.pointer, operation.summary),
        };
      }
    },
  });
}

const wrongToRight = noWord("wrong", (at, summary) => [setValue(at, summary.replace("wrong", "right"))]);
const wrongToBad = noWord("wrong", (at) => [setValue(at, "bad")]);
const noBad = noWord("bad", (at) => [setValue(at, "good")]);

/** Reports two operations with different summaries. */
const sameSummaries: ConnectorRule = defineRule({
  ...record,
  id: "test/same-summaries",
  title: "All summaries are the same",
  *check({ swagger }) {
    if (new Set([...swagger.operations()].map(({ summary }) => summary)).size > 1)
      yield {
        location: locationOf(swagger.root),
        subject: ["summaries"],
        message: "The summaries differ.",
        fix: "Write one.",
      };
  },
});

async function connectorOf(text: string | Uint8Array) {
  const tree = memoryTree({ "a/apiDefinition.swagger.json": text });
  const { entries } = await tree.list();
  return readConnector(tree, { folder: "a", kind: "custom", entries });
}

async function suggestions(
  text: string | Uint8Array,
  rules: readonly ConnectorRule[],
  verification: Verification = "each",
): Promise<Record<string, Suggestion | null>> {
  const after = await connectorOf(text);
  const sides = { before: null, after, change: "added", renamedFrom: null, verification } as const;
  const { findings } = reviewConnector(rules, defaultSettings, sides);
  return Object.fromEntries(
    findings.flatMap(({ rule, occurrences }) =>
      occurrences.map(({ subject, suggestion }) => [`${rule} ${subject}`, suggestion]),
    ),
  );
}

describe("a suggestion", () => {
  test("is made of whole lines when the fix keeps its promise", async () => {
    expect(await suggestions(swaggerOf({ GetUser: "wrong" }), [wrongToRight])).toEqual({
      "test/no-wrong GetUser": { startLine: 11, endLine: 11, lines: ['        "summary": "right",'] },
    });
  });

  test("is not made when the finding stays", async () => {
    const still = noWord("wrong", (at) => [setValue(at, "wrong again")]);

    expect(await suggestions(swaggerOf({ GetUser: "wrong" }), [still])).toEqual({
      "test/no-wrong GetUser": null,
    });
  });

  test("is not made when another rule speaks up", async () => {
    expect(await suggestions(swaggerOf({ GetUser: "wrong" }), [wrongToBad, noBad])).toEqual({
      "test/no-wrong GetUser": null,
    });
  });

  test("is not made when a rule can no longer look", async () => {
    const gone = noWord("wrong", () => [setValue("", [])]);

    expect(await suggestions(swaggerOf({ GetUser: "wrong" }), [gone])).toEqual({
      "test/no-wrong GetUser": null,
    });
  });

  test("is made for those places of a rule where it works", async () => {
    const some = noWord("wrong", (at, summary) => [
      setValue(at, summary === "wrong" ? "right" : "still wrong"),
    ]);

    const found = await suggestions(swaggerOf({ GetUser: "wrong", AddUser: "very wrong" }), [some]);

    expect(found["test/no-wrong GetUser"]?.lines).toEqual(['        "summary": "right",']);
    expect(found["test/no-wrong AddUser"]).toBeNull();
  });

  test("is made for one place of a finding, the first where it works", async () => {
    const some = noWord("wrong", (at, summary) => [
      setValue(at, summary === "wrong" ? "right" : "still wrong"),
    ]);

    const found = await suggestions(swaggerOf({ A: "very wrong", B: "wrong", C: "wrong" }), [some]);

    expect(Object.values(found).map((one) => one?.lines)).toEqual([
      undefined,
      ['        "summary": "right",'],
      undefined,
    ]);
  });

  test("is not made where only all of them together keep their promise", async () => {
    const text = swaggerOf({ GetUser: "wrong", AddUser: "wrong" });

    const each = await suggestions(text, [wrongToRight, sameSummaries]);
    const together = await suggestions(text, [wrongToRight, sameSummaries], "together");

    expect(Object.values(each)).toEqual([null, null]);
    expect(Object.values(together).map((one) => one?.lines)).toEqual([
      ['        "summary": "right",'],
      ['        "summary": "right",'],
    ]);
  });

  test("is not made where line ends differ within the file", async () => {
    const text = swaggerOf({ GetUser: "wrong" }).replace("\n", "\r\n");

    expect(await suggestions(text, [wrongToRight])).toEqual({ "test/no-wrong GetUser": null });
  });

  test("is not made on one long line", async () => {
    const text = JSON.stringify({ ...JSON.parse(swaggerOf({ GetUser: "wrong" })), x: "x".repeat(30_000) });

    expect(await suggestions(text, [wrongToRight])).toEqual({ "test/no-wrong GetUser": null });
  });

  test("is not asked for when nothing is to be proven", async () => {
    expect(await suggestions(swaggerOf({ GetUser: "wrong" }), [wrongToRight], "none")).toEqual({
      "test/no-wrong GetUser": null,
    });
  });

  test("is proven together with the others where they are made together", async () => {
    const found = await suggestions(
      swaggerOf({ GetUser: "wrong", AddUser: "bad" }),
      [wrongToRight, noBad],
      "together",
    );

    expect(found["test/no-wrong GetUser"]?.lines).toEqual(['        "summary": "right",']);
    expect(found["test/no-bad AddUser"]?.lines).toEqual(['        "summary": "good",']);
  });
});

describe("fixing a connector", () => {
  test("makes fixes of the same value one after the other", async () => {
    const noUgly = noWord("ugly", (at, summary) => [setValue(at, summary.replace("ugly", "fair"))]);
    const text = swaggerOf({ GetUser: "wrong and ugly", AddUser: "fine" });

    const fixed = fixWith([wrongToRight, noUgly], await connectorOf(text));

    const [file] = fixed.files;
    expect(Buffer.from(file?.bytes ?? []).toString()).toBe(text.replace("wrong and ugly", "right and fair"));
  });

  test("makes the smaller one of two fixes that exclude each other", async () => {
    const removing = noWord("wr", (at) => [removeAt(at.slice(0, at.lastIndexOf("/")))]);
    const text = swaggerOf({ GetUser: "wrong" });

    const fixed = fixWith([removing, wrongToRight], await connectorOf(text));

    expect(fixed.fixes.map(({ rule, line }) => [rule, line])).toEqual([["test/no-wrong", 11]]);
  });

  test("leaves the fixes of a bad rule alone and makes the others", async () => {
    const fixed = fixWith(
      [wrongToBad, noBad],
      await connectorOf(swaggerOf({ GetUser: "wrong", AddUser: "bad" })),
    );

    expect(fixed.fixes).toEqual([
      {
        rule: "test/no-bad",
        file: "a/apiDefinition.swagger.json",
        line: 22,
        lines: { before: ['        "summary": "bad",'], after: ['        "summary": "good",'] },
      },
    ]);
  });

  test("keeps the encoding of the file", async () => {
    const text = swaggerOf({ GetUser: "wrong" }).replaceAll("\n", "\r\n");

    const fixed = fixWith([wrongToRight], await connectorOf(Buffer.from(`\uFEFF${text}`, "utf16le")));

    const bytes = Buffer.from(fixed.files[0]?.bytes ?? []);
    expect(bytes.equals(Buffer.from(`\uFEFF${text.replace("wrong", "right")}`, "utf16le"))).toBe(true);
  });

  test("changes nothing in a file that is not text throughout", async () => {
    const bytes = Buffer.from(swaggerOf({ GetUser: "wrong ~" }));
    bytes[bytes.indexOf("~")] = 0x92;

    expect(fixWith([wrongToRight], await connectorOf(bytes))).toEqual({ files: [], fixes: [] });
  });

  test("leaves a waived occurrence and fixes the others of its rule", async () => {
    const connector = await connectorOf(swaggerOf({ GetUser: "wrong", ListUsers: "wrong too" }));
    const waived = keysOf(connector, [wrongToRight], "GetUser");

    const fixed = fixWith([wrongToRight], connector, defaultSettings, waived);

    expect(textOf(fixed)).toBe(swaggerOf({ GetUser: "wrong", ListUsers: "right too" }));
    expect(fixed.fixes.map(({ rule }) => rule)).toEqual(["test/no-wrong"]);
  });

  test("fixes a waived occurrence whose value changed since", async () => {
    const before = await connectorOf(swaggerOf({ GetUser: "wrong" }));
    const connector = await connectorOf(swaggerOf({ GetUser: "wrong again" }));

    const fixed = fixWith(
      [wrongToRight],
      connector,
      defaultSettings,
      keysOf(before, [wrongToRight], "GetUser"),
    );

    expect(textOf(fixed)).toBe(swaggerOf({ GetUser: "right again" }));
  });

  test("leaves a waived occurrence whose value the fix of another rule changes", async () => {
    const swapBad = noWord("bad", (at, summary) => [setValue(at, summary.replace("bad", "good"))]);
    const connector = await connectorOf(swaggerOf({ GetUser: "wrong and bad" }));
    const waived = keysOf(connector, [swapBad], "GetUser");

    const fixed = fixWith([wrongToRight, swapBad], connector, defaultSettings, waived);

    expect(textOf(fixed)).toBe(swaggerOf({ GetUser: "right and bad" }));
  });
});

/** What a waiver of the operation's findings is bound to. */
function keysOf(
  connector: Connector,
  rules: readonly ConnectorRule[],
  operation: string,
): readonly OccurrenceKey[] {
  const sides = { before: null, after: connector, change: "added", renamedFrom: null } as const;
  return reviewConnector(rules, defaultSettings, sides)
    .findings.flatMap(({ occurrences }) => occurrences)
    .filter(({ subject }) => subject === operation);
}

function textOf({ files }: Fixed): string {
  return Buffer.from(files[0]?.bytes ?? []).toString("utf8");
}
