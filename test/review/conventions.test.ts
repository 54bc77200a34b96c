/** What the settings say of names and texts, and how it reaches rules. */
import { describe, expect, test } from "vitest";
import { locationOf } from "../../src/connector/node.ts";
import { conventionsUnder } from "../../src/review/rule/conventions.ts";
import { type ConnectorRule, defineRule } from "../../src/review/rule/rule.ts";
import { reviewTree } from "../../src/review/run/review.ts";
import { defaultSettings, type ReviewSettings } from "../../src/review/settings.ts";
import { setValue } from "../../src/text/json/json-change.ts";
import { memoryTree } from "../helpers/memory-tree.ts";
import { record } from "./two-line-rule.ts";

const under = (settings: Partial<ReviewSettings>) => conventionsUnder({ ...defaultSettings, ...settings });

describe("accepted words", () => {
  const { words } = under({ words: ["Contoso  Pay", "FinTrak", "Cafe\u0301", "C++ (beta)"] });

  test.each(["fintrak", "FINTRAK", "contoso pay", "café", "c++ (BETA)"])("%s is one of them", (word) => {
    expect(words.accept(word)).toBe(true);
  });

  test.each(["fintraks", "contoso", "pay", "c++", ""])("%j is none", (word) => {
    expect(words.accept(word)).toBe(false);
  });

  test("a phrase covers its parts where it stands as a whole", () => {
    const text = "Send with contoso\nPAY, or pay Contoso Payments.";
    const covers = (part: string, from = 0) => {
      const start = text.indexOf(part, from);
      return words.cover(text, { start, end: start + part.length });
    };

    expect([covers("contoso"), covers("PAY"), covers("contoso\nPAY")]).toEqual([true, true, true]);
    expect([covers("pay"), covers("Contoso"), covers("Payments")]).toEqual([false, false, false]);
  });

  test("without settings there are none", () => {
    expect(under({}).words.accept("")).toBe(false);
    expect(under({}).words.cover("text", { start: 0, end: 4 })).toBe(false);
  });
});

test.each([
  [
    "*.contoso.internal",
    ["api.contoso.internal", "A.B.Contoso.Internal:8443"],
    ["contoso.internal", "x.contoso.internal.example"],
  ],
  ["localhost", ["localhost", "LOCALHOST:5000"], ["localhost.example"]],
  ["10.1.*", ["10.1.2.3"], ["10.2.2.3"]],
  ["[::1]", ["[::1]"], [":"]],
  ["{a,b}.contoso.com", [], ["a.contoso.com"]],
  ["!contoso.com", [], ["fabrikam.com"]],
])("the host glob %s", (glob, accepted, others) => {
  const { hosts } = under({ hosts: [glob] });

  expect(accepted.filter((host) => !hosts.accept(host))).toEqual([]);
  expect(others.filter((host) => hosts.accept(host))).toEqual([]);
});

const noUgly = defineRule({
  ...record,
  id: "test/no-ugly",
  title: "No ugly titles",
  needs: ["swagger", "words"],
  *check({ swagger, words }) {
    if (swagger.title !== "ugly" || words.accept("ugly")) return;
    yield {
      location: locationOf(swagger.info ?? swagger.root),
      subject: ["title"],
      message: "The title is ugly.",
      fix: "Mend it.",
      edits: [setValue("/info/title", "fair")],
    };
  },
});
const noStranger = defineRule({
  ...record,
  id: "test/no-stranger",
  title: "Known titles",
  needs: ["swagger", "publishers"],
  *check({ swagger, publishers }) {
    if (publishers.length === 0 || publishers.includes(swagger.title ?? "")) return;
    yield { location: locationOf(swagger.root), subject: ["title"], message: "A stranger.", fix: "Mend it." };
  },
});
const english: ConnectorRule = { ...noUgly, id: "test/english", language: "en" };

async function review(settings: Partial<ReviewSettings>) {
  const swagger = JSON.stringify({ swagger: "2.0", info: { title: "ugly", version: "1.0" }, paths: {} });
  const { connectors } = await reviewTree({
    rules: [noUgly, noStranger, english],
    settings: { ...defaultSettings, severities: { "test/english": "info" }, ...settings },
    head: memoryTree({ "Contoso/apiDefinition.swagger.json": swagger }),
    headSha: null,
  });
  const [connector] = connectors;
  if (connector === undefined) throw new Error("no connector was reviewed");
  return { ...connector, spoke: connector.findings.map(({ rule }) => rule) };
}

test("rules see what the settings accept", async () => {
  expect((await review({})).spoke).toEqual(["test/no-ugly", "test/english"]);
  expect((await review({ words: ["Ugly"] })).spoke).toEqual([]);
});

test("rules see the publishers that the settings name", async () => {
  expect((await review({ publishers: ["Contoso"] })).spoke).toContain("test/no-stranger");
  expect((await review({ publishers: ["ugly"] })).spoke).not.toContain("test/no-stranger");
});

test("rules about English are listed as not run in another language, and are no gap", async () => {
  const found = await review({ language: "de", words: ["ugly"] });

  expect(found).toMatchObject({ verdict: "pass", checked: 2, spoke: [] });
  expect(found.unchecked).toEqual([
    {
      rule: "test/english",
      because: "other-language",
      detail: "texts here are in German, as the settings say",
    },
  ]);
});
